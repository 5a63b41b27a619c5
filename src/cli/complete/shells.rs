//! Shells that have to be told how to put a name with spaces on the command line.

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::Path;

use clap_complete::env::{self, EnvCompleter};

/// bash: it puts a candidate on the command line as it is, so each is quoted unless the
/// person has opened a quotation mark. It also takes `--format=csv` apart at the sign.
pub(super) struct Bash;

const BASH: &str = r#"_catchment() {
    local word words=() i
    for ((i = 0; i <= COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]}
        if [[ $word == = && $i -gt 0 && ${COMP_WORDS[i-1]} == --* ]]; then
            [[ $i -eq $COMP_CWORD ]] && words+=("")
            continue
        fi
        words+=("$word")
    done
    local found=()
    IFS=$'\v' read -r -d '' -a found < <(
        VAR=bash _CLAP_IFS=$'\v' _CLAP_COMPLETE_INDEX=$((${#words[@]} - 1)) \
            COMPLETER -- "${words[@]}" 2> /dev/null
    )
    COMPREPLY=()
    for word in "${found[@]}"; do
        [[ ${COMP_WORDS[COMP_CWORD]} == [\"\']* ]] || printf -v word '%q' "$word"
        COMPREPLY+=("$word")
    done
    if [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == */ ]]; then
        compopt -o nospace 2> /dev/null
    fi
}
if [[ ${BASH_VERSINFO[0]} -gt 4 || ${BASH_VERSINFO[0]} -eq 4 && ${BASH_VERSINFO[1]} -ge 4 ]]; then
    complete -o nosort -F _catchment BIN
else
    complete -F _catchment BIN
fi
"#;

impl EnvCompleter for Bash {
    fn name(&self) -> &'static str {
        "bash"
    }

    fn is(&self, name: &str) -> bool {
        name == "bash"
    }

    fn write_registration(
        &self,
        var: &str,
        _: &str,
        bin: &str,
        completer: &str,
        buf: &mut dyn Write,
    ) -> io::Result<()> {
        let completer = format!("'{}'", completer.replace('\'', r"'\''"));
        let script = BASH.replace("VAR=", &format!("{var}=")).replace("BIN", bin);
        buf.write_all(script.replace("COMPLETER", &completer).as_bytes())
    }

    fn write_complete(
        &self,
        command: &mut clap::Command,
        words: Vec<OsString>,
        folder: Option<&Path>,
        buf: &mut dyn Write,
    ) -> io::Result<()> {
        env::Bash.write_complete(command, words, folder, buf)
    }
}

/// PowerShell: as bash, it puts a candidate there as it is.
pub(super) struct PowerShell;

impl EnvCompleter for PowerShell {
    fn name(&self) -> &'static str {
        env::Powershell.name()
    }

    fn is(&self, name: &str) -> bool {
        env::Powershell.is(name)
    }

    fn write_registration(
        &self,
        var: &str,
        name: &str,
        bin: &str,
        completer: &str,
        buf: &mut dyn Write,
    ) -> io::Result<()> {
        env::Powershell.write_registration(var, name, bin, completer, buf)
    }

    fn write_complete(
        &self,
        command: &mut clap::Command,
        words: Vec<OsString>,
        folder: Option<&Path>,
        buf: &mut dyn Write,
    ) -> io::Result<()> {
        let mut lines = Vec::new();
        env::Powershell.write_complete(command, words, folder, &mut lines)?;
        for line in String::from_utf8_lossy(&lines).lines() {
            let (value, help) = line.split_once('\t').unwrap_or((line, ""));
            let is_plain = value.chars().all(|letter| letter.is_alphanumeric() || "-_=./\\:".contains(letter));
            let value = if is_plain { value.to_owned() } else { format!("'{}'", value.replace('\'', "''")) };
            let tab = if help.is_empty() { "" } else { "\t" };
            writeln!(buf, "{value}{tab}{help}")?;
        }
        Ok(())
    }
}
