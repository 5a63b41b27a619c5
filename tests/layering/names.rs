//! What the paths of code lead to, through imports and whatever is shown on by `pub use`, down
//! to the file in which a thing is defined; and from that, which file uses which.

use std::collections::{BTreeMap, BTreeSet};

use crate::workspace::{FileId, ModuleId, Workspace};

/// What a path leads to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Target {
    Module(ModuleId),
    /// Something defined in a module, be it known to be there or not.
    Item(ModuleId, String),
    /// A crate from outside of the workspace, and what of it.
    Outside(Vec<String>),
}

/// What the files of a workspace use.
#[derive(Debug, Default)]
pub(crate) struct Uses {
    /// From file to file: what it uses there.
    pub(crate) files: BTreeMap<(FileId, FileId), BTreeSet<String>>,
    /// Every module that a file names on the way to something, or has something from.
    pub(crate) modules: BTreeSet<(FileId, ModuleId)>,
    /// What a file uses of other people's crates.
    pub(crate) outside: BTreeSet<(FileId, Vec<String>)>,
    /// Paths that begin in a module of the workspace and lead to nothing that was read there.
    pub(crate) unknown: BTreeSet<(FileId, String)>,
}

impl Uses {
    pub(crate) fn of(workspace: &Workspace) -> Self {
        let mut uses = Self::default();
        for (id, module) in workspace.modules.iter().enumerate() {
            for import in &module.imports {
                uses.add(workspace, id, &Path { names: &import.path, is_shown_on: import.is_shown_on });
            }
            for glob in &module.globs {
                uses.add(workspace, id, &Path { names: glob, is_shown_on: false });
            }
        }
        for named in &workspace.named {
            uses.add(workspace, named.module, &Path { names: &named.path, is_shown_on: false });
        }
        uses
    }

    fn add(&mut self, workspace: &Workspace, from: ModuleId, path: &Path<'_>) {
        let mut search = Search { workspace, seen: BTreeSet::new(), passed: BTreeSet::new() };
        let targets = search.path(from, path.names);
        let file = workspace.modules[from].file;
        self.modules.extend(search.passed.iter().map(|module| (file, *module)));
        for target in targets {
            match target {
                Target::Module(module) => _ = self.modules.insert((file, module)),
                Target::Item(module, name) => {
                    let used = workspace.modules[module].file;
                    self.modules.insert((file, module));
                    if !workspace.modules[module].items.contains(&name) {
                        self.unknown.insert((file, path.names.join("::")));
                    }
                    if used != file && !path.is_shown_on {
                        self.files.entry((file, used)).or_default().insert(name);
                    }
                }
                Target::Outside(names) => _ = self.outside.insert((file, names)),
            }
        }
    }
}

struct Path<'a> {
    names: &'a [String],
    is_shown_on: bool,
}

/// One search for what a path leads to.
struct Search<'w> {
    workspace: &'w Workspace,
    /// Names that are being looked up, so that imports in a ring end.
    seen: BTreeSet<(ModuleId, String)>,
    /// The modules that were gone through.
    passed: BTreeSet<ModuleId>,
}

impl Search<'_> {
    fn path(&mut self, from: ModuleId, names: &[String]) -> Vec<Target> {
        let modules = &self.workspace.modules;
        let Some((first, rest)) = names.split_first() else { return Vec::new() };
        let begin = match first.as_str() {
            "crate" => vec![Target::Module(self.workspace.roots[&modules[from].path[0]])],
            "self" => vec![Target::Module(from)],
            "super" => modules[from].parent.map(Target::Module).into_iter().collect(),
            "Self" => Vec::new(),
            "" => {
                return rest.split_first().map_or_else(Vec::new, |(name, rest)| {
                    let begin = self.outside(from, name);
                    self.follow(begin, rest)
                });
            }
            name => {
                let here = self.lookup(from, name, rest.is_empty());
                if here.is_empty() { self.outside(from, name) } else { here }
            }
        };
        self.follow(begin, rest)
    }

    /// A crate by the name by which the package of a module knows it.
    fn outside(&self, from: ModuleId, name: &str) -> Vec<Target> {
        if let Some(root) = self.workspace.roots.get(name) {
            return vec![Target::Module(*root)];
        }
        let is_known =
            ["std", "core", "alloc"].contains(&name) || self.workspace.package_of(from).needs.contains(name);
        if is_known { vec![Target::Outside(vec![name.to_owned()])] } else { Vec::new() }
    }

    fn follow(&mut self, begin: Vec<Target>, rest: &[String]) -> Vec<Target> {
        let Some((name, rest)) = rest.split_first() else { return begin };
        let mut found = Vec::new();
        for target in begin {
            match target {
                // What belongs to a type or a trait stands where that is defined.
                Target::Item(..) => found.push(target),
                Target::Outside(mut names) => {
                    names.push(name.clone());
                    found.extend(self.follow(vec![Target::Outside(names)], rest));
                }
                Target::Module(module) => {
                    self.passed.insert(module);
                    let next = match name.as_str() {
                        "super" => {
                            self.workspace.modules[module].parent.map(Target::Module).into_iter().collect()
                        }
                        "self" => vec![Target::Module(module)],
                        _ => self.lookup(module, name, rest.is_empty()),
                    };
                    if next.is_empty() {
                        found.push(Target::Item(module, name.clone()));
                    } else {
                        found.extend(self.follow(next, rest));
                    }
                }
            }
        }
        found
    }

    /// What a name means in a module. Where both a module and something else have it, the end
    /// of a path means the something else, and its middle the module.
    fn lookup(&mut self, from: ModuleId, name: &str, is_last: bool) -> Vec<Target> {
        if !self.seen.insert((from, name.to_owned())) {
            let children = self.workspace.modules[from].children.get(name);
            return children.into_iter().flatten().copied().map(Target::Module).collect();
        }
        let module = &self.workspace.modules[from];
        let mut found: Vec<Target> =
            module.children.get(name).into_iter().flatten().copied().map(Target::Module).collect();
        if module.items.contains(name) {
            found.push(Target::Item(from, name.to_owned()));
        }
        for import in module.imports.iter().filter(|import| import.name == name) {
            found.extend(self.path(from, &import.path));
        }
        if found.is_empty() {
            for glob in &module.globs {
                for target in self.path(from, glob) {
                    if let Target::Module(inner) = target {
                        found.extend(self.lookup(inner, name, is_last));
                    }
                }
            }
        }
        self.seen.remove(&(from, name.to_owned()));
        let is_module = |target: &Target| matches!(target, Target::Module(_));
        if found.iter().any(is_module) && !found.iter().all(is_module) {
            found.retain(|target| is_module(target) != is_last);
        }
        found
    }
}
