//! Shells that have to be told how to put a name with spaces on the command line.

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::Path;

use clap_complete::env::{self, EnvCompleter};

/// A shell that puts a candidate on the command line as it is.
#[derive(Clone, Copy)]
pub(super) enum Literal {
    /// Each candidate is quoted by the script, unless the person has opened a quotation mark.
    /// It also takes `--format=csv` apart at the sign.
    Bash,
    /// Each candidate is quoted in the answer.
    PowerShell,
}

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

impl Literal {
    /// The shell as it is without being told.
    fn untold(self) -> &'static dyn EnvCompleter {
        match self {
            Self::Bash => &env::Bash,
            Self::PowerShell => &env::Powershell,
        }
    }
}

impl EnvCompleter for Literal {
    fn name(&self) -> &'static str {
        self.untold().name()
    }

    fn is(&self, name: &str) -> bool {
        self.untold().is(name)
    }

    fn write_registration(
        &self,
        var: &str,
        name: &str,
        bin: &str,
        completer: &str,
        buf: &mut dyn Write,
    ) -> io::Result<()> {
        if let Self::PowerShell = self {
            return self.untold().write_registration(var, name, bin, completer, buf);
        }
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
        if let Self::Bash = self {
            return self.untold().write_complete(command, words, folder, buf);
        }
        let mut lines = Vec::new();
        self.untold().write_complete(command, words, folder, &mut lines)?;
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
