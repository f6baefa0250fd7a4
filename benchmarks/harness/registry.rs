//! Finds a kernel by its name, `<chapter>/<experiment>/<variant>`.

use super::{Context, Kernel};

/// Runs in every thread of a case, in thread 0 alone first.
pub type Setup = fn(&Context) -> Box<dyn Kernel>;

/// A kernel of a chapter.
pub struct Entry {
    /// `<experiment>/<variant>`
    pub name: &'static str,
    pub setup: Setup,
}

/// A line in the `KERNELS` of a chapter.
pub const fn entry(name: &'static str, setup: Setup) -> Entry {
    Entry { name, setup }
}

/// A chapter's folder and kernels.
pub struct Chapter {
    pub path: &'static str,
    pub kernels: &'static [Entry],
}

impl Chapter {
    /// Every kernel with its full name.
    pub fn names(&self) -> impl Iterator<Item = (String, &'static Entry)> {
        let folder = self.path.strip_suffix("/kernel.rs").unwrap_or(self.path);
        self.kernels.iter().map(move |each| (format!("{folder}/{}", each.name), each))
    }
}

/// The error says which name was not found.
pub fn find(chapters: &'static [Chapter], name: &str) -> Result<&'static Entry, String> {
    let mut all = chapters.iter().flat_map(Chapter::names);
    let found = all.find(|(each, _)| each == name);
    found.map(|(_, entry)| entry).ok_or_else(|| format!("there is no Rust kernel {name}"))
}

/// Declares the modules of the chapters, and lists them in `CHAPTERS` and `DEMOS`.
macro_rules! chapters {
    ($($module:ident $path:literal,)*) => {
        $(#[path = $path] mod $module;)*

        pub static CHAPTERS: &[$crate::harness::registry::Chapter] = &[
            $($crate::harness::registry::Chapter { path: $path, kernels: $module::KERNELS },)*
        ];

        pub static DEMOS: &[$crate::harness::demo::ChapterDemos] = &[
            $($crate::harness::demo::ChapterDemos { path: $path, demos: $module::DEMOS },)*
        ];
    };
}
pub(crate) use chapters;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::CHAPTERS;
    use std::collections::HashSet;

    #[test]
    fn kernels_have_names_of_their_own_and_are_found_by_them() {
        let names: Vec<_> = CHAPTERS.iter().flat_map(Chapter::names).map(|(name, _)| name).collect();
        assert_eq!(names.iter().collect::<HashSet<_>>().len(), names.len());
        assert_eq!(find(CHAPTERS, &names[0]).unwrap().name, names[0].split_once('/').unwrap().1);
        assert_eq!(find(CHAPTERS, "arc/nobody").err().unwrap(), "there is no Rust kernel arc/nobody");
    }
}
