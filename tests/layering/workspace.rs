//! The source of every crate of the workspace, read with `syn`: which modules there are, which
//! file each stands in, what each defines, what it imports, and every path that its code names.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use serde_json::Value;
use syn::visit::{self, Visit};

/// A module, by its place in [`Workspace::modules`].
pub(crate) type ModuleId = usize;
/// A file, by its place in [`Workspace::files`].
pub(crate) type FileId = usize;

/// A package of the workspace.
#[derive(Debug, Default)]
pub(crate) struct Package {
    /// The names by which code knows the crates that it needs, those of tests left out.
    pub(crate) needs: BTreeSet<String>,
    /// Where its crates begin: the name of each, and its first file.
    pub(crate) roots: Vec<(String, PathBuf)>,
}

/// One module: a file, or a block of a file.
#[derive(Debug)]
pub(crate) struct Module {
    /// The names that lead to it: `["catchment", "render", "tree"]`.
    pub(crate) path: Vec<String>,
    pub(crate) file: FileId,
    pub(crate) parent: Option<ModuleId>,
    pub(crate) children: BTreeMap<String, Vec<ModuleId>>,
    /// What is defined here, but for modules.
    pub(crate) items: BTreeSet<String>,
    pub(crate) imports: Vec<Import>,
    /// The modules or types of which everything is imported.
    pub(crate) globs: Vec<Vec<String>>,
    package: usize,
}

/// One name that a `use` brings.
#[derive(Clone, Debug)]
pub(crate) struct Import {
    pub(crate) name: String,
    pub(crate) path: Vec<String>,
    /// `pub use` shows on what is defined elsewhere, which is not yet to use it.
    pub(crate) is_shown_on: bool,
}

/// A path that code names.
#[derive(Clone, Debug)]
pub(crate) struct Named {
    pub(crate) module: ModuleId,
    pub(crate) path: Vec<String>,
}

#[derive(Debug, Default)]
pub(crate) struct Workspace {
    pub(crate) packages: Vec<Package>,
    pub(crate) files: Vec<PathBuf>,
    pub(crate) modules: Vec<Module>,
    /// The first module of each crate.
    pub(crate) roots: BTreeMap<String, ModuleId>,
    pub(crate) named: Vec<Named>,
}

impl Workspace {
    /// The workspace in a folder, by what cargo knows of it.
    pub(crate) fn read(folder: &Path) -> Self {
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let output = Command::new(cargo)
            .args(["metadata", "--no-deps", "--offline", "--format-version", "1"])
            .current_dir(folder)
            .output()
            .expect("cargo starts");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let metadata: Value = serde_json::from_slice(&output.stdout).expect("JSON");
        let packages = metadata["packages"].as_array().expect("packages").iter().map(package).collect();
        Self::of(packages, &|path| fs::read_to_string(path).ok())
    }

    /// The same of files that need not be on a disk.
    pub(crate) fn of(packages: Vec<Package>, text: &dyn Fn(&Path) -> Option<String>) -> Self {
        let mut workspace = Self::default();
        for (number, package) in packages.iter().enumerate() {
            for (name, file) in &package.roots {
                let source = Source { text, package: number };
                let place = Place { path: vec![name.clone()], parent: None };
                let folder = file.parent().expect("a folder").to_path_buf();
                let root = workspace.read_file(&source, &File { path: file.clone(), below: folder }, place);
                workspace.roots.insert(name.clone(), root);
            }
        }
        workspace.packages = packages;
        workspace
    }

    pub(crate) fn package_of(&self, module: ModuleId) -> &Package {
        &self.packages[self.modules[module].package]
    }

    fn read_file(&mut self, source: &Source<'_>, file: &File, place: Place) -> ModuleId {
        let text = (source.text)(&file.path).unwrap_or_else(|| panic!("no file {}", file.path.display()));
        let parsed = syn::parse_file(&text).unwrap_or_else(|e| panic!("{}: {e}", file.path.display()));
        self.files.push(file.path.clone());
        let file_id = self.files.len() - 1;
        let module = self.add(source, file_id, place);
        let mut reader = Reader {
            source,
            workspace: self,
            module,
            file: file_id,
            below: file.below.clone(),
            bound: Vec::new(),
        };
        parsed.items.iter().for_each(|item| reader.visit_item(item));
        module
    }

    fn add(&mut self, source: &Source<'_>, file: FileId, place: Place) -> ModuleId {
        let id = self.modules.len();
        if let Some(parent) = place.parent {
            let name = place.path.last().expect("a name").clone();
            self.modules[parent].children.entry(name).or_default().push(id);
        }
        self.modules.push(Module {
            path: place.path,
            file,
            parent: place.parent,
            children: BTreeMap::new(),
            items: BTreeSet::new(),
            imports: Vec::new(),
            globs: Vec::new(),
            package: source.package,
        });
        id
    }
}

/// A package as `cargo metadata` tells it.
fn package(told: &Value) -> Package {
    let texts = |value: &Value| value.as_str().expect("a text").to_owned();
    let all = told["dependencies"].as_array().expect("a list").iter();
    let needs = all
        .filter(|needed| needed["kind"].as_str() != Some("dev"))
        .map(|needed| texts(needed["rename"].as_str().map_or(&needed["name"], |_| &needed["rename"])))
        .map(|name| name.replace('-', "_"))
        .collect();
    let mut roots = Vec::new();
    for target in told["targets"].as_array().expect("a list") {
        let kind = target["kind"][0].as_str().expect("a kind");
        let name = texts(&target["name"]).replace('-', "_");
        let name = match kind {
            "lib" => name,
            "bin" => format!("{name} (program)"),
            "custom-build" => format!("{} (build)", texts(&told["name"]).replace('-', "_")),
            _ => continue,
        };
        roots.push((name, PathBuf::from(texts(&target["src_path"]))));
    }
    // Before a crate is read, the name by which others know it must be known.
    roots.sort();
    Package { needs, roots }
}

struct Source<'a> {
    text: &'a dyn Fn(&Path) -> Option<String>,
    package: usize,
}

struct File {
    path: PathBuf,
    /// The folder in which the files of its modules are.
    below: PathBuf,
}

struct Place {
    path: Vec<String>,
    parent: Option<ModuleId>,
}

struct Reader<'a> {
    source: &'a Source<'a>,
    workspace: &'a mut Workspace,
    module: ModuleId,
    file: FileId,
    below: PathBuf,
    /// Names that patterns bind, function by function: a variable may be called as a function is.
    bound: Vec<BTreeSet<String>>,
}

impl Reader<'_> {
    fn here(&mut self) -> &mut Module {
        &mut self.workspace.modules[self.module]
    }

    fn define(&mut self, name: &syn::Ident) {
        self.here().items.insert(name.to_string());
    }

    /// A macro that is defined, which `macro_export` puts at the top of its crate, or what one
    /// that is called defines: `fn name`, `struct Name`, `Name { … }`.
    fn define_by_macro(&mut self, item: &syn::ItemMacro) {
        if let Some(name) = &item.ident {
            self.define(name);
            for rule in item.mac.tokens.clone() {
                if let TokenTree::Group(body) = rule {
                    self.define_among(&body.stream().into_iter().collect::<Vec<_>>());
                }
            }
            if item.attrs.iter().any(|attribute| attribute.path().is_ident("macro_export")) {
                let module = &self.workspace.modules[self.module];
                let inner = module.path[1..].iter().cloned();
                let path: Vec<String> =
                    [String::from("crate")].into_iter().chain(inner).chain([name.to_string()]).collect();
                let root = self.root();
                if root != self.module {
                    let import = Import { name: name.to_string(), path, is_shown_on: true };
                    self.workspace.modules[root].imports.push(import);
                }
            }
            return;
        }
        self.define_among(&item.mac.tokens.clone().into_iter().collect::<Vec<_>>());
    }

    /// What tokens define: `fn name`, `struct Name`, or to a macro that knows it `Name { … }`.
    fn define_among(&mut self, tokens: &[TokenTree]) {
        let text = |at: Option<usize>| at.map(|at| tokens[at].to_string()).unwrap_or_default();
        for (at, token) in tokens.iter().enumerate() {
            let before = text(at.checked_sub(1));
            match token {
                TokenTree::Ident(name) => {
                    let is_defined = ["fn", "struct", "enum", "const", "static", "type", "trait"];
                    let is_result = before == ">" && text(at.checked_sub(2)) == "-";
                    let opens = matches!(tokens.get(at + 1), Some(TokenTree::Group(g)) if g.delimiter() == Delimiter::Brace);
                    if is_defined.contains(&before.as_str()) || opens && !is_result && before != ":" {
                        self.define(name);
                    }
                }
                // What is repeated in the rules of a macro.
                TokenTree::Group(group) if before == "$" => {
                    self.define_among(&group.stream().into_iter().collect::<Vec<_>>());
                }
                _ => {}
            }
        }
    }

    fn root(&self) -> ModuleId {
        let mut module = self.module;
        while let Some(parent) = self.workspace.modules[module].parent {
            module = parent;
        }
        module
    }

    fn name(&mut self, path: Vec<String>) {
        let is_variable = path.len() == 1 && self.bound.iter().any(|names| names.contains(&path[0]));
        if !path.is_empty() && !is_variable {
            self.workspace.named.push(Named { module: self.module, path });
        }
    }

    /// The paths in what is handed to a macro: names with `::` between them, and names alone.
    fn tokens(&mut self, tokens: TokenStream) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let is =
            |at: usize, sign: char| matches!(tokens.get(at), Some(TokenTree::Punct(p)) if p.as_char() == sign);
        let mut at = 0;
        while at < tokens.len() {
            match &tokens[at] {
                TokenTree::Group(group) => self.tokens(group.stream()),
                TokenTree::Ident(first) => {
                    // After a dot stands a method or a field, after an apostrophe a lifetime.
                    let is_path =
                        at == 0 || !(is(at - 1, '.') && !(at > 1 && is(at - 2, '.')) || is(at - 1, '\''));
                    let mut path = vec![first.to_string()];
                    while is(at + 1, ':') && is(at + 2, ':') {
                        let Some(TokenTree::Ident(next)) = tokens.get(at + 3) else { break };
                        path.push(next.to_string());
                        at += 3;
                    }
                    if is_path {
                        self.name(path);
                    }
                }
                _ => {}
            }
            at += 1;
        }
    }

    /// `#[serde(with = "crate::a::b")]`
    fn quoted_paths(&mut self, tokens: TokenStream) {
        for token in tokens {
            let Ok(text) = syn::parse2::<syn::LitStr>(token.into()) else { continue };
            let path = text.parse::<syn::Path>().ok().filter(|path| path.segments.len() > 1);
            if let Some(path) = &path {
                self.visit_path(path);
            }
        }
    }

    /// `<Type>::name` names the type alone, `<Type as Trait>::name` the trait too.
    fn qualified(&mut self, qself: Option<&syn::QSelf>, path: &syn::Path) {
        if let Some(qself) = qself {
            self.visit_qself(qself);
        }
        if qself.is_some_and(|qself| qself.position == 0) {
            path.segments.iter().for_each(|segment| self.visit_path_segment(segment));
        } else {
            self.visit_path(path);
        }
    }

    fn import(&mut self, tree: &syn::UseTree, before: &[String], is_shown_on: bool) {
        let with = |name: &syn::Ident| [before, &[name.to_string()]].concat();
        match tree {
            syn::UseTree::Path(path) => self.import(&path.tree, &with(&path.ident), is_shown_on),
            syn::UseTree::Group(group) => {
                group.items.iter().for_each(|one| self.import(one, before, is_shown_on));
            }
            syn::UseTree::Glob(_) => self.here().globs.push(before.to_vec()),
            syn::UseTree::Name(name) => self.bring(&name.ident, with(&name.ident), is_shown_on),
            syn::UseTree::Rename(renamed) => self.bring(&renamed.rename, with(&renamed.ident), is_shown_on),
        }
    }

    fn bring(&mut self, name: &syn::Ident, mut path: Vec<String>, is_shown_on: bool) {
        let mut name = name.to_string();
        if path.len() > 1 && path.last().is_some_and(|last| last == "self") {
            path.pop();
            if name == "self" {
                name.clone_from(path.last().expect("a name"));
            }
        }
        self.here().imports.push(Import { name, path, is_shown_on });
    }

    /// Reads what a function or a closure binds and then what it names.
    fn within(&mut self, bindings: BTreeSet<String>, read: impl FnOnce(&mut Self)) {
        self.bound.push(bindings);
        read(self);
        self.bound.pop();
    }
}

/// The names that patterns bind within a piece of code.
#[derive(Default)]
struct Bindings(BTreeSet<String>);

impl<'ast> Visit<'ast> for Bindings {
    fn visit_pat_ident(&mut self, pattern: &'ast syn::PatIdent) {
        let name = pattern.ident.to_string();
        // What begins with a capital letter is a constant that is compared with.
        if name.starts_with(|c: char| c.is_lowercase() || c == '_') {
            self.0.insert(name);
        }
        visit::visit_pat_ident(self, pattern);
    }
}

impl<'ast> Visit<'ast> for Reader<'_> {
    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        let name = item.ident.to_string();
        let path = [&self.workspace.modules[self.module].path[..], std::slice::from_ref(&name)].concat();
        let place = Place { path, parent: Some(self.module) };
        let below = self.below.join(&name);
        if let Some((_, items)) = &item.content {
            let inner = self.workspace.add(self.source, self.file, place);
            let outer = (std::mem::replace(&mut self.module, inner), std::mem::replace(&mut self.below, below));
            for item in items {
                self.visit_item(item);
            }
            (self.module, self.below) = outer;
        } else {
            let stated = item.attrs.iter().find_map(stated_path).map(|path| self.below.join(path));
            let beside = self.below.join(format!("{name}.rs"));
            let path = stated.unwrap_or(beside);
            self.workspace.read_file(self.source, &File { path, below }, place);
        }
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        let is_shown_on = !matches!(item.vis, syn::Visibility::Inherited);
        let before: &[String] = if item.leading_colon.is_some() { &[String::new()] } else { &[] };
        self.import(&item.tree, before, is_shown_on);
    }

    fn visit_item(&mut self, item: &'ast syn::Item) {
        match item {
            syn::Item::Const(i) => self.define(&i.ident),
            syn::Item::Enum(i) => self.define(&i.ident),
            syn::Item::Fn(i) => self.define(&i.sig.ident),
            syn::Item::Static(i) => self.define(&i.ident),
            syn::Item::Struct(i) => self.define(&i.ident),
            syn::Item::Trait(i) => self.define(&i.ident),
            syn::Item::TraitAlias(i) => self.define(&i.ident),
            syn::Item::Type(i) => self.define(&i.ident),
            syn::Item::Union(i) => self.define(&i.ident),
            syn::Item::Macro(i) => self.define_by_macro(i),
            _ => {}
        }
        visit::visit_item(self, item);
    }

    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        let mut bindings = Bindings::default();
        bindings.visit_item_fn(item);
        self.within(bindings.0, |reader| visit::visit_item_fn(reader, item));
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        let mut bindings = Bindings::default();
        bindings.visit_impl_item_fn(item);
        self.within(bindings.0, |reader| visit::visit_impl_item_fn(reader, item));
    }

    fn visit_trait_item_fn(&mut self, item: &'ast syn::TraitItemFn) {
        let mut bindings = Bindings::default();
        bindings.visit_trait_item_fn(item);
        self.within(bindings.0, |reader| visit::visit_trait_item_fn(reader, item));
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let mut names: Vec<String> = path.segments.iter().map(|s| s.ident.to_string()).collect();
        if path.leading_colon.is_some() {
            names.insert(0, String::new());
        }
        self.name(names);
        visit::visit_path(self, path);
    }

    fn visit_expr_path(&mut self, path: &'ast syn::ExprPath) {
        self.qualified(path.qself.as_ref(), &path.path);
    }

    fn visit_type_path(&mut self, path: &'ast syn::TypePath) {
        self.qualified(path.qself.as_ref(), &path.path);
    }

    fn visit_macro(&mut self, called: &'ast syn::Macro) {
        self.visit_path(&called.path);
        self.tokens(called.tokens.clone());
    }

    fn visit_attribute(&mut self, attribute: &'ast syn::Attribute) {
        match &attribute.meta {
            syn::Meta::List(list) => {
                self.tokens(list.tokens.clone());
                self.quoted_paths(list.tokens.clone());
            }
            syn::Meta::NameValue(pair) => self.visit_expr(&pair.value),
            syn::Meta::Path(_) => {}
        }
    }

    /// `pub(in crate::render)` says who may see, and uses nothing.
    fn visit_vis_restricted(&mut self, _: &'ast syn::VisRestricted) {}
}

/// `#[path = "elsewhere.rs"]`
fn stated_path(attribute: &syn::Attribute) -> Option<String> {
    let syn::Meta::NameValue(pair) = &attribute.meta else { return None };
    let syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(path), .. }) = &pair.value else { return None };
    attribute.path().is_ident("path").then(|| path.value())
}
