using AdoptionSim.Client.Reports;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Files;
using AdoptionSim.Nations.Scenarios;

namespace AdoptionSim.Client.Tests.Reports;

public sealed class InterventionTextTests
{
    private static readonly DateOnly Day = new(2001, 2, 3);
    private static readonly PlaceFilter Anywhere = new(null, null, []);
    private static readonly Nation Islandia = Question.Load("islandia").Nation;

    public static TheoryData<Intervention, string> Kinds =>
        new()
        {
            { new PriceChange(Day, "bar", 0.7), "From 2001-02-03 handsets of model \"bar\" cost 0.7 times the nation's price." },
            { new PriceChange(Day, null, 0.8), "From 2001-02-03 handsets of all models cost 0.8 times the nation's price." },
            { new TariffChange(Day, null, 0, 0.042), "From 2001-02-03 0 minutes a month are included and a further minute costs 0.042 USD." },
            { new TariffChange(Day, 12.5, null, null), "From 2001-02-03 a line costs 12.5 a month in domestic currency." },
            {
                new SupplyChange(Day, null, 1.5, 100_000),
                "From 2001-02-03 the limit of supply is 1.5 times the nation's and 100,000 handsets are added to the stock once."
            },
            { new SupplyChange(Day, false, null, null), "From 2001-02-03 the supply of handsets is not limited." },
            {
                new PermissionChange(Day, new PermissionRule(Day, "student", null, SettlementType.County, 100, "")),
                "From 2001-02-03 100 % of applications of work group student in districts of type county are granted."
            },
            { new PermissionChange(Day, new PermissionRule(Day, null, null, null, 50, "")), "From 2001-02-03 50 % of applications of everybody are granted." },
            {
                new TowerChange(Day, new PlaceFilter("IS-B", SettlementType.County, []), 2, null, null),
                "On 2001-02-03, in districts of type county of province The West: 2 more stations in each district."
            },
            {
                new TowerChange(Day, new PlaceFilter(null, null, ["IS-A.1"]), 0, false, 30),
                $"On 2001-02-03, in {Islandia.Districts[0].Name}: stations are switched off and every sector has 30 channels."
            },
            {
                new PowerChange(Day, new PlaceFilter(null, SettlementType.MainCity, []), 3),
                "From 2001-02-03, in districts of type main city: power cuts are 3 times as frequent as in the nation's file."
            },
            {
                new AccessChange(Day, new AccessRule(Day, null, [AccessGroup.Tourist], [Service.Data, Service.Internet], [Device.Handset], true, "")),
                "From 2001-02-03 tourists may use data and internet on handset."
            },
            {
                new AccessChange(Day, new AccessRule(Day, Day.AddDays(7), [], [], [], false, "")),
                "From 2001-02-03 until 2001-02-10 everybody may not use any service."
            },
            {
                new Gift(Day, Anywhere, "student", null, "urban", 16, 30, 50, "bar"),
                "On 2001-02-03, everywhere: 50 % of urban people of work group student aged 16 to 30 are given a handset of model \"bar\" with a line."
            },
        };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void An_intervention_is_a_sentence_with_its_date_and_place(Intervention intervention, string sentence) =>
        Assert.Equal(sentence, new InterventionText(Islandia).Of(intervention));

    [Fact]
    public void Every_kind_of_intervention_has_its_sentence()
    {
        var kinds = typeof(Intervention).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Intervention))).ToArray();

        Assert.NotEmpty(kinds);
        Assert.Equal(
            kinds.Order(Comparer<Type>.Create((one, other) => string.CompareOrdinal(one.Name, other.Name))),
            Kinds.Select(row => row.Data.Item1.GetType()).Distinct().OrderBy(type => type.Name, StringComparer.Ordinal)
        );
    }

    [Fact]
    public void Every_intervention_of_the_shipped_scenarios_is_put_into_words()
    {
        var interventions = Shipped
            .ScenarioKeys()
            .Select(key => Question.Load(key))
            .SelectMany(question => question.Scenario.Interventions.Select(each => new InterventionText(question.Nation).Of(each)))
            .ToArray();

        Assert.NotEmpty(interventions);
        Assert.All(interventions, sentence => Assert.Matches("^(From|On) \\d{4}-\\d\\d-\\d\\d.+\\.$", sentence));
    }
}
