"""Dates that a text states."""

from __future__ import annotations

import pytest

from rag.dates import dates_in


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("The bridge of 1932 opened on Friday, in May.", ["1932", "Friday", "May"]),
        ("The next meeting is on 23 January 2024, the last was on Oct. 12.", ["23 January 2024", "Oct. 12"]),
        ("Made as of the 1st day of March, 2023, from 04/01/2023 to 2024-02-29.",
         ["1st day of March, 2023", "04/01/2023", "2024-02-29"]),
        ("Yesterday it was in 2014, 2015 and 2016.", ["Yesterday", "2014", "2015", "2016"]),
        ("It began three years ago, after two decades of talk.", ["three years ago"]),
        ("The 2014 annexation and the 2016 elections came before.", ["2014", "2016"]),
        ("Harris v. Pacific Freight Co., 671 F.3d 1102, 1109 (9th Cir. 2012) held so.", ["2012"]),
        ("From 1–15 June 2024, on 12-14 May, on March 3–5, 2020, in 1912–13 and in the mid-1990s.",
         ["1–15 June 2024", "12-14 May", "March 3–5, 2020", "1912–13", "mid-1990s"]),
        ("May I smoke in Room 1204? Tel. +49 30 5550 1832, 2000 m from here.", []),
        ("Grant no. 2018-0447, part no. 88-1140, 28 U.S.C. § 1291, $2000.", []),
        ("The port received 1500 troops and 2,014 tents.", []),
        ("The Oslo Today newspaper may ask.", []),
        ("It killed 1200 people, then 1600 children; 1500 new staff were hired.", []),
        ("In 1998 people voted under the 2019 new rules.", ["1998", "2019"]),
        ("Clause 12.3.14, Section 4.2.10 and version 2.1.15 apply.", []),
        ("Signed on 04.02.10, sent on 4.2.2010.", ["04.02.10", "4.2.2010"]),
        ("May the court grant relief? May any tenant sublet? In May the court rose.", ["May"]),
        ("May was wet, and so was June.", ["May", "June"]),
        ("Art. 1382 of the Code, section 1121, clause 1984, Rule 1010 and Form 1099 apply.", []),
        ("The Gas Safety Regulations 1998 apply to art of 1950.", ["1998", "1950"]),
        ("A dose of 1000 mg daily, 2000 IU at most, burns 1500 kcal. In 2012 l’Oréal grew.", ["2012"]),
        ("The wars of 1980-1990 and 1914–1918 killed 1500-2000 men.", ["1980-1990", "1914–1918"]),
        ("Theresa May resigned on 24 May 2019, and Prime Minister May said so.", ["24 May 2019"]),
        ("June Carter sang. Judge August Reed, supported by June Carter, handed it to April Hale.", []),
        ("May said no. They told May that it was late.", []),
        ("After May resigned, Theresa May left.", []),
        ("By May the court rose, and it sat until late April. Last March the town did not.", ["May", "April", "March"]),
        ("In June Carter sang; in April and May, between March and June.", ["June", "April", "May", "March", "June"]),
        ("It rose in October, November and December, and opens January.",
         ["October", "November", "December", "January"]),
        ("Sales of March–April and (May) fell; its August figures did not.", ["March", "April", "May", "August"]),
        ("Built around 1500 BC, burned in 1200 BCE, in 44 B.C. and in AD 79.", ["1500 BC", "1200 BCE", "44 B.C.", "AD 79"]),
        ("Founded in 753 BC, not in the 5th century BC, around 2,000 BC or in 1066 AD.",
         ["753 BC", "5th century BC", "2,000 BC", "1066 AD"]),
        ("From 1200 to 1000 BC, 300–200 BC; of 24 AD patients.", ["1200 to 1000 BC", "300–200 BC"]),
        ("The 2014 police report and the 2019 women's race, until 1800 GMT.", ["2014", "2019"]),
        ("She won the 1500 metres in 2012, paid a fine of 1500 euros and sold its 1000 miles.", ["2012"]),
        ("A 2000-seat hall of the 1990-built port, a 1200-page book, 1950-style.", ["1990", "1950"]),
        ("A crowd of 1500 people met the 2000 men. In the summer of 1998 people left.", ["1998"]),
        ("In 1998 dollars it cost more than in 2012. In 1950 tons of it fell.", ["1998", "2012", "1950"]),
        ("Highway 1950, Resolution 1973, 1600 Baker Avenue, at 1800 GMT.", []),
        ("In 2012 Baker Avenue was shut, and so was the 2012 Baker Street fair.", ["2012", "2012"]),
    ],
)  # fmt: skip
def test_dates_are_found_where_they_stand(text: str, dates: list[str]) -> None:
    assert [text[start:end] for start, end in dates_in(text)] == dates
