using AdoptionSim.Model.Setup;
using AdoptionSim.Model.Ties;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Rules.Tests.Support;

namespace AdoptionSim.Rules.Tests.Ties;

public sealed class SocialGraphTests
{
    private static readonly RunSetup Islandia = Setups.Of("islandia", 0.1);

    [Theory]
    [InlineData("islandia", 0.1)]
    [InlineData("baseline", 0.0003)]
    public void Ties_are_mutual_and_both_ends_name_the_same_slots(string scenario, double scale)
    {
        var graph = new TieList(Setups.Of(scenario, scale));
        var seen = graph.All.ToHashSet();

        Assert.Equal(graph.All.Count, seen.Count);
        Assert.DoesNotContain(graph.All, tie => !seen.Contains(new DirectedTie(tie.To, tie.From, Slot: tie.OwnSlot, OwnSlot: tie.Slot)));
        Assert.Contains(graph.All, tie => tie.From.District != tie.To.District);
    }

    [Fact]
    public void Nobody_is_tied_to_oneself_or_to_a_closed_district()
    {
        var graph = new TieList(Islandia);
        Assert.DoesNotContain(graph.All, tie => tie.From == tie.To);
        Assert.DoesNotContain(graph.All, tie => IsClosed(tie.From) || IsClosed(tie.To));
        Assert.Contains(Islandia.Nation.Districts, district => district.Place == SettlementType.Closed);

        bool IsClosed(Person person) => Islandia.Nation.Districts[person.District].Place == SettlementType.Closed;
    }

    [Fact]
    public void Each_slot_holds_one_tie_whose_ends_agree_on_kind()
    {
        var graph = new TieList(Islandia);
        Assert.Equal(graph.All.Count, graph.All.Select(tie => (tie.From, tie.OwnSlot)).Distinct().Count());
        Assert.All(graph.All, tie =>
        {
            Assert.InRange(tie.OwnSlot, 0, TieSlots.Count - 1);
            Assert.Equal(TieSlots.KindOf(tie.OwnSlot), TieSlots.KindOf(tie.Slot));
            Assert.True(TieSlots.KindOf(tie.OwnSlot) == TieKind.National || tie.From.District == tie.To.District);
        });
    }

    [Fact]
    public void All_of_a_household_know_each_other()
    {
        var graph = new TieList(Islandia);
        for (var district = 0; district < Islandia.Populations.Length - 1; district++)
        {
            var population = Islandia.Populations[district];
            var ties = graph.All.Where(tie => tie.From.District == district && TieSlots.KindOf(tie.OwnSlot) == TieKind.Household).ToList();
            var expected = Enumerable
                .Range(0, population.Households)
                .Sum(household => population.MembersOf(new HouseholdIndex(household)).Size * (population.MembersOf(new HouseholdIndex(household)).Size - 1));
            Assert.Equal(expected, ties.Count);
            Assert.All(ties, tie =>
                Assert.Equal(population.HouseholdOf(new CitizenIndex(tie.From.Citizen)), population.HouseholdOf(new CitizenIndex(tie.To.Citizen)))
            );
        }
    }

    [Fact]
    public void Colleagues_share_a_workplace_kind_and_never_exceed_group_size()
    {
        var work = Islandia.Nation.People.Work;
        var ties = new TieList(Islandia).All.Where(tie => TieSlots.KindOf(tie.OwnSlot) == TieKind.Workplace).ToList();
        Assert.NotEmpty(ties);
        Assert.All(ties, tie => Assert.Equal(WorkplaceOf(tie.From), WorkplaceOf(tie.To)));
        Assert.DoesNotContain(ties, tie => WorkplaceOf(tie.From) == Workplace.None);
        Assert.InRange(ties.GroupBy(tie => tie.From).Max(group => group.Count()), 1, (int)Islandia.Nation.Ties.GroupSize - 1);

        Workplace WorkplaceOf(Person person) => work[Islandia.Populations[person.District].WorkOf(new CitizenIndex(person.Citizen))].Workplace;
    }

    [Fact]
    public void The_graph_is_a_function_of_the_seed()
    {
        var again = new TieList(Setups.Of("islandia", 0.1));
        var other = new TieList(Setups.Of("islandia", 0.1, seed: 2));
        Assert.Equal(new TieList(Islandia).All, again.All);
        Assert.NotEqual(again.All, other.All);
    }

    [Fact]
    public void A_nationwide_partner_is_the_other_end_of_the_tie()
    {
        foreach (var tie in Assert.AtLeastOne(new TieList(Islandia).All.Where(tie => TieSlots.KindOf(tie.OwnSlot) == TieKind.National)))
        {
            Assert.Equal(
                (tie.To.District, tie.To.Citizen),
                Islandia.Graph.NationalPartner(new DistrictIndex(tie.From.District), new CitizenIndex(tie.From.Citizen), tie.OwnSlot)
            );
        }
    }
}
