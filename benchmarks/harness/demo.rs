//! Small programs whose output, not time, is the point.

/// A program of a chapter: `demos/<name>.rs` with its `main`.
pub struct Demo {
    pub name: &'static str,
    pub main: fn(),
}

/// A line in the `DEMOS` of a chapter.
pub const fn demo(name: &'static str, main: fn()) -> Demo {
    Demo { name, main }
}

/// A chapter's folder and demos.
pub struct ChapterDemos {
    pub path: &'static str,
    pub demos: &'static [Demo],
}

impl ChapterDemos {
    /// Every demo with its full name, `<chapter>/<demo>`.
    pub fn names(&self) -> impl Iterator<Item = (String, &'static Demo)> {
        let folder = self.path.strip_suffix("/kernel.rs").unwrap_or(self.path);
        self.demos.iter().map(move |each| (format!("{folder}/{}", each.name), each))
    }
}

/// The error says which name was not found.
pub fn find(chapters: &'static [ChapterDemos], name: &str) -> Result<&'static Demo, String> {
    let mut all = chapters.iter().flat_map(ChapterDemos::names);
    let found = all.find(|(each, _)| each == name);
    found.map(|(_, demo)| demo).ok_or_else(|| format!("there is no demo {name} in Rust"))
}
