//! The list as the reader wants to see it: by hand, by need, the newest first.

use super::{Item, List};
use signpost_directory::{Code, Need};
use std::{cmp::Reverse, fmt, str::FromStr};

/// In which order the list is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// As the reader put the items, new ones at the end.
    #[default]
    ByHand,
    /// In groups, by the first need of each program.
    ByNeed,
    /// What was saved last comes first.
    Newest,
}

impl Order {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Order; 3] = [Order::ByHand, Order::ByNeed, Order::Newest];

    /// The id used in settings and message names.
    pub fn id(self) -> &'static str {
        match self {
            Order::ByHand => "by-hand",
            Order::ByNeed => "by-need",
            Order::Newest => "newest",
        }
    }
}

/// An id that no order has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownOrder;

impl fmt::Display for UnknownOrder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("this is not an order of the list")
    }
}

impl std::error::Error for UnknownOrder {}

impl FromStr for Order {
    type Err = UnknownOrder;

    fn from_str(id: &str) -> Result<Order, UnknownOrder> {
        Order::ALL.into_iter().find(|order| order.id() == id).ok_or(UnknownOrder)
    }
}

impl List {
    /// All items in this order, in groups. Only [`Order::ByNeed`] has more than one, in the order of [`Need::ALL`];
    /// programs without a need come last.
    pub fn arranged(&self, order: Order) -> Vec<(Option<Need>, Vec<Code>)> {
        let codes = |items: Vec<&Item>| items.into_iter().map(|item| item.code).collect::<Vec<_>>();
        let mut items: Vec<&Item> = self.items().iter().collect();
        match order {
            Order::ByHand => vec![(None, codes(items))],
            Order::Newest => {
                items.sort_by_key(|item| Reverse(item.saved_at));
                vec![(None, codes(items))]
            }
            Order::ByNeed => {
                let groups = Need::ALL.iter().map(|need| Some(*need)).chain([None]);
                let of = |need: Option<Need>| items.iter().filter(|item| first_need(item) == need).copied().collect();
                groups.map(|need| (need, codes(of(need)))).filter(|(_, codes)| !codes.is_empty()).collect()
            }
        }
    }
}

fn first_need(item: &Item) -> Option<Need> {
    item.record.program.needs.first().map(|tag| tag.need)
}

#[cfg(test)]
mod tests {
    use super::*;
    use signpost_directory::{NeedTag, Program, Record};

    fn list() -> (List, [Code; 3]) {
        let mut list = List::default();
        let codes = ["a", "b", "c"].map(|id| Code::candidates(id).next().expect("endless"));
        let needs = [Some(Need::Legal), None, Some(Need::Food)];
        for ((code, need), at) in codes.iter().zip(needs).zip([10, 20, 30]) {
            let needs = need.map(|need| NeedTag { need, guessed: false }).into_iter().collect();
            let program = Program { code: *code, needs, ..Program::default() };
            list.save(Record { program, ..Record::default() }, None, 0, at).expect("room");
        }
        (list, codes)
    }

    #[test]
    fn each_order_shows_all_of_it() {
        let (mut list, [a, b, c]) = list();
        list.move_to(c, 1, 40);
        assert_eq!(list.arranged(Order::ByHand), [(None, vec![a, c, b])]);
        assert_eq!(list.arranged(Order::Newest), [(None, vec![c, b, a])]);
        let by_need = [(Some(Need::Food), vec![c]), (Some(Need::Legal), vec![a]), (None, vec![b])];
        assert_eq!(list.arranged(Order::ByNeed), by_need);
    }

    #[test]
    fn every_order_is_read_back_from_its_id() {
        for order in Order::ALL {
            assert_eq!(order.id().parse(), Ok(order));
        }
        assert_eq!("upside-down".parse::<Order>(), Err(UnknownOrder));
    }
}
