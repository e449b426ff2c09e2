using AdoptionSim.Model.Citizens;
using AdoptionSim.Model.Handsets;
using AdoptionSim.Model.Ties;
using AdoptionSim.Nations.Measures;
using AdoptionSim.Nations.Measures.Features;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Rules.Tests.Support;

/// <summary>The invariants of a run after every tick: one small check each, recomputed from the rows alone.</summary>
public static class Invariants
{
    public static void CheckAll(TickState before, TickState now)
    {
        People_are_conserved(now);
        Only_those_who_may_have_a_line_have_one(now);
        Handset_with_a_line_has_one_owner_who_knows_it(now);
        Every_name_stands_for_one_line(now);
        A_broken_handset_is_known_to_its_owner(now);
        Stocks_are_those_of_the_rows(now);
        Subscribers_are_gross_additions_less_lapses(before, now);
        Handsets_come_from_sales_and_gifts_and_are_never_lost(before, now);
        Nothing_is_used_without_coverage(before, now);
        Exposure_is_that_of_the_ties_with_a_line(now);
        No_purse_is_below_zero(now);
    }

    public static void People_are_conserved(TickState now)
    {
        Assert.Equal(now.Setup.Census.People, now.Districts.Sum(district => (long)district.Citizens.Length));
        Each(now, (district, _) => district.Citizens.Length == now.Setup.Populations[district.Ordinal].People, "differs from the census population");
    }

    public static void Only_those_who_may_have_a_line_have_one(TickState now) =>
        EachCitizen(
            now,
            (_, row, _) => row.Handset == HandsetIndex.None || (row.Has(CitizenFlags.OfAge) && !row.Has(CitizenFlags.Barred | CitizenFlags.NameLent)),
            "has a line and may not"
        );

    public static void Handset_with_a_line_has_one_owner_who_knows_it(TickState now)
    {
        EachCitizen(
            now,
            (district, row, citizen) => Owns(district, row.Handset, citizen) && Owns(district, row.SecondHandset, citizen),
            "knows a handset that is not the citizen's"
        );
        EachHandset(
            now,
            (district, handset, number) =>
                handset.HasLine
                    ? district.Citizens[handset.Owner].Handset == number ^ district.Citizens[handset.Owner].SecondHandset == number
                    : handset.Owner == CitizenIndex.None && handset.State == HandsetState.OnSale == (handset.Registrant != CitizenIndex.None),
            "is not known to its owner"
        );

        static bool Owns(DistrictState district, int number, int citizen) =>
            number == HandsetIndex.None || (district.Handsets[number].HasLine && district.Handsets[number].Owner == citizen);
    }

    /// <summary>A person has at most one line, except one in another person's name, who then has lent the name and lives in the same household.</summary>
    public static void Every_name_stands_for_one_line(TickState now)
    {
        Each(
            now,
            (district, _) =>
            {
                var names = district.Handsets.Where(handset => handset.HasLine).Select(handset => handset.Registrant).ToList();
                return names.Count == names.Distinct().Count();
            },
            "has a name with two lines"
        );
        EachHandset(
            now,
            (district, handset, _) => !handset.HasLine || handset.Has(HandsetFlags.Second) == (handset.Registrant != handset.Owner),
            "is marked as what it is not"
        );
        EachHandset(
            now,
            (district, handset, _) =>
                !handset.HasLine
                || handset.Registrant == handset.Owner
                || (
                    district.Citizens[handset.Registrant].Has(CitizenFlags.NameLent)
                    && now.Setup.Populations[district.Ordinal].HouseholdOf(handset.Registrant)
                        == now.Setup.Populations[district.Ordinal].HouseholdOf(handset.Owner)
                ),
            "is in a name that nobody lent"
        );
        Each(
            now,
            (district, _) =>
                district.Citizens.Count(row => row.Has(CitizenFlags.NameLent))
                == district.Handsets.Count(handset => handset.HasLine && handset.Registrant != handset.Owner),
            "has lent names that nobody uses"
        );
    }

    public static void A_broken_handset_is_known_to_its_owner(TickState now) =>
        EachCitizen(
            now,
            (district, row, _) => !row.Has(CitizenFlags.Broken) || district.Handsets[row.Handset].State == HandsetState.Broken,
            "believes that a handset in order is broken"
        );

    public static void Stocks_are_those_of_the_rows(TickState now)
    {
        Stock(now, PhoneMeasures.Subscribers, district => district.Handsets.Count(handset => handset.HasLine));
        Stock(now, PhoneMeasures.UrbanSubscribers, district =>
            district.Handsets.Count(handset => handset.HasLine && now.Setup.Populations[district.Ordinal].IsUrban(handset.Owner))
        );
        Stock(now, PhoneMeasures.SecondLines, district => district.Handsets.Count(handset => handset.HasLine && handset.Registrant != handset.Owner));
        Stock(now, PhoneMeasures.UniqueOwners, district => district.Citizens.Count(row => row.Handset != HandsetIndex.None));
        Stock(now, PhoneMeasures.Applicants, district => district.Citizens.Count(row => row.Stage == AdoptionStage.Applied));
        Stock(now, PhoneMeasures.UnmetDemand, district => district.Citizens.Count(row => row.Stage == AdoptionStage.Wishing));
        Stock(now, PhoneMeasures.Aware, district => district.Citizens.Count(row => row.Stage >= AdoptionStage.Aware));
        Stock(now, PhoneMeasures.HandsetsOnSale, district => district.Handsets.Count(handset => handset.State == HandsetState.OnSale));
        Stock(now, NetworkMeasures.Stations, district => district.District.Network.Reports.Count);
        Stock(now, NetworkMeasures.StationsOnAir, district => district.District.Network.Reports.Count(tower => tower.Row.OnAir));
    }

    public static void Subscribers_are_gross_additions_less_lapses(TickState before, TickState now) =>
        Each(
            now,
            (district, ordinal) =>
                district.Count(PhoneMeasures.Subscribers) - before.Districts[ordinal].Count(PhoneMeasures.Subscribers)
                == district.Count(PhoneMeasures.GrossAdditions) - district.Count(PhoneMeasures.Lapses),
            "won or lost lines that nobody began or ended"
        );

    public static void Handsets_come_from_sales_and_gifts_and_are_never_lost(TickState before, TickState now) =>
        Each(
            now,
            (district, ordinal) =>
                district.Handsets.Length - before.Districts[ordinal].Handsets.Length
                == district.Count(PhoneMeasures.NewHandsets) + district.Count(PhoneMeasures.Gifts),
            "has handsets from nowhere"
        );

    public static void Nothing_is_used_without_coverage(TickState before, TickState now) =>
        EachHandset(
            now,
            (district, handset, number) =>
            {
                var old = before.Districts[district.Ordinal].Handsets;
                var (calls, used) = number < old.Length ? (old[number].Calls, old[number].Used) : default;
                return now.Noon.IsCovered[district.Ordinal][number] || (handset.Calls == calls && handset.Used == used);
            },
            "was used without coverage"
        );

    public static void Exposure_is_that_of_the_ties_with_a_line(TickState now)
    {
        var ties = new Tie[TieSlots.Count];
        EachCitizen(
            now,
            (district, row, citizen) =>
            {
                var count = now.Setup.Graph.TiesOf(new DistrictIndex(district.Ordinal), new CitizenIndex(citizen), ties);
                var exposure = ties[..count].Where(tie => now.Noon.HasLine[tie.District][tie.Citizen]).Aggregate(0u, (bits, tie) => bits | (1u << tie.OwnSlot));
                return row.Exposure == exposure && (exposure == 0 || row.Ties == (row.Has(CitizenFlags.OfAge) ? count : 0));
            },
            "is not exposed to just those ties who have a line"
        );
        EachHandset(
            now,
            (district, handset, _) => !handset.HasLine || handset.Contacts == district.Citizens[handset.Owner].Exposure,
            "has another phone book than its owner"
        );
    }

    public static void No_purse_is_below_zero(TickState now)
    {
        foreach (var district in now.Districts)
        {
            foreach (var purse in district.District.Purses.Rows)
            {
                Assert.True(purse.PurseCents >= 0, $"a purse of {now.Setup.Nation.Districts[district.Ordinal].Key} holds {purse.PurseCents} cents");
            }
        }
    }

    private static void Stock(TickState now, Measure measure, Func<DistrictState, int> recount) =>
        Each(now, (district, _) => district.Count(measure) == recount(district), $"differs from its rows in {measure}");

    private static void Each(TickState now, Func<DistrictState, int, bool> holds, string otherwise)
    {
        foreach (var district in now.Districts)
        {
            Assert.True(
                holds(district, district.Ordinal),
                $"{now.Setup.Nation.Districts[district.Ordinal].Key} {otherwise} (seed {now.Setup.Seed}, tick {now.Tick})"
            );
        }
    }

    private static void EachCitizen(TickState now, Func<DistrictState, CitizenRow, int, bool> holds, string otherwise) =>
        Each(
            now,
            (district, _) =>
            {
                for (var citizen = 0; citizen < district.Citizens.Length; citizen++)
                {
                    Assert.True(
                        holds(district, district.Citizens[citizen], citizen),
                        $"citizen {now.Setup.Nation.Districts[district.Ordinal].Key}/{citizen} {otherwise} (seed {now.Setup.Seed}, tick {now.Tick})"
                    );
                }

                return true;
            },
            otherwise
        );

    private static void EachHandset(TickState now, Func<DistrictState, HandsetRow, int, bool> holds, string otherwise) =>
        Each(
            now,
            (district, _) =>
            {
                for (var handset = 0; handset < district.Handsets.Length; handset++)
                {
                    Assert.True(
                        holds(district, district.Handsets[handset], handset),
                        $"handset {now.Setup.Nation.Districts[district.Ordinal].Key}/h/{handset} {otherwise} (seed {now.Setup.Seed}, tick {now.Tick})"
                    );
                }

                return true;
            },
            otherwise
        );
}
