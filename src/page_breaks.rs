//! On which pages the blocks of a sheet stand, by their measures. No block is cut in two unless it is longer than a page.

use signpost_handoff::look::Paper;

/// Pixels of an inch in CSS.
const INCH: f64 = 96.0;
const MILLIMETRE: f64 = INCH / 25.4;

/// What is not cut, in pixels from the same line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Block {
    pub top: f64,
    pub bottom: f64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pages {
    pub count: usize,
    /// The blocks that begin a page, each with its page from 2 on.
    pub breaks: Vec<(usize, usize)>,
}

/// Of what is printed between the margins of `print.css`.
pub fn page_height(paper: Paper) -> f64 {
    match paper {
        Paper::Letter => (11.0 - 0.35 - 0.45) * INCH,
        Paper::A4 => (297.0 - 10.0 - 11.5) * MILLIMETRE,
    }
}

pub fn first_of_pages(blocks: &[Block], page_height: f64) -> Pages {
    let mut pages = Pages { count: 1, breaks: Vec::new() };
    let Some(first) = blocks.first() else { return pages };
    let mut page_top = first.top;
    for (at, block) in blocks.iter().enumerate() {
        if at > 0 && block.bottom - page_top > page_height {
            pages.count += 1;
            pages.breaks.push((at, pages.count));
            page_top = block.top;
        }
        // Longer than a page: it goes on over the next ones.
        while block.bottom - page_top > page_height {
            pages.count += 1;
            page_top += page_height;
        }
    }
    pages
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pages(heights: &[f64]) -> Pages {
        let mut top = 50.0;
        let blocks: Vec<Block> = heights
            .iter()
            .map(|height| {
                let block = Block { top, bottom: top + height };
                top += height;
                block
            })
            .collect();
        first_of_pages(&blocks, 100.0)
    }

    #[test]
    fn a_block_that_does_not_fit_any_more_begins_the_next_page() {
        assert_eq!(pages(&[]), Pages { count: 1, breaks: vec![] });
        assert_eq!(pages(&[60.0, 40.0]), Pages { count: 1, breaks: vec![] });
        assert_eq!(pages(&[60.0, 41.0, 59.0]), Pages { count: 2, breaks: vec![(1, 2)] });
        assert_eq!(pages(&[60.0, 41.0, 60.0, 50.0]), Pages { count: 4, breaks: vec![(1, 2), (2, 3), (3, 4)] });
    }

    #[test]
    fn a_block_that_is_longer_than_a_page_goes_on_over_several() {
        assert_eq!(pages(&[250.0, 40.0, 20.0]), Pages { count: 4, breaks: vec![(2, 4)] });
        assert_eq!(pages(&[10.0, 150.0]), Pages { count: 3, breaks: vec![(1, 2)] });
    }

    #[test]
    fn paper_is_as_high_as_print_css_says() {
        assert_eq!(page_height(Paper::Letter).round(), 979.0);
        assert_eq!(page_height(Paper::A4).round(), 1041.0);
    }
}
