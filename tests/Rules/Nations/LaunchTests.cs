using AdoptionSim.Nations.Files;

namespace AdoptionSim.Rules.Tests.Nations;

/// <summary>Tests that entries of a nation's file which can never have an effect are refused.</summary>
public sealed class LaunchTests : IDisposable
{
    private readonly NationFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(
        "{ district: IS-A.1, opens: 2000-07-01",
        "{ district: IS-A.1, opens: 1999-07-01",
        "market.shops[0].opens is '1999-07-01'; expected a date on or after 2000-07-01, the launch."
    )]
    [InlineData(
        "- { date: 2000-07-01, value: 250",
        "- { date: 1999-07-01, value: 250",
        "market.models.plain.price.points[0].date is '1999-07-01'; expected a date on or after 2000-07-01, the launch."
    )]
    [InlineData(
        "- { date: 2000-07-01, value: 60,",
        "- { date: 2000-06-30, value: 60,",
        "market.included_minutes.points[0].date is '2000-06-30'; expected a date on or after 2000-07-01, the launch."
    )]
    [InlineData(
        "- { date: 2000-07-01, value: 0.1,",
        "- { date: 2000-06-30, value: 0.1,",
        "market.extra_minute.points[0].date is '2000-06-30'; expected a date on or after 2000-07-01, the launch."
    )]
    [InlineData(
        "- { date: 2000-07-01, value: 4,",
        "- { date: 1999-01-01, value: 4, source: x }\n      - { date: 2000-07-01, value: 4,",
        "network.base_stations.points[0].date is '1999-01-01'; expected a date on or after 2000-07-01, the launch."
    )]
    [InlineData(
        "{ from: 2000-07-01, what: [intranet], on: [terminal]",
        "{ from: 1999-07-01, until: 2000-07-01, what: [intranet], on: [terminal]",
        "access.table[1].until is '2000-07-01'; expected a date after 2000-07-01, the launch."
    )]
    [InlineData(
        "  - { from: 2000-07-01, granted: 100,",
        "  - { from: 2000-07-01, granted: 10, source: x }\n    - { from: 2000-07-01, granted: 100,",
        "permission.table[1] is a second rule for the same people on the same date, after entry 0 (counted from 0); expected one entry."
    )]
    [InlineData(
        "officials_and_students: [clerk]",
        "officials_and_students: [clerk, clerk]",
        "access.officials_and_students[1] is a second mention of a work group, after entry 0 (counted from 0); expected one entry."
    )]
    [InlineData(
        "- { work: scholar, first_visits: 1,",
        "- { work: clerk, first_visits: 1,",
        "intranet.groups[1] is a second rate of a work group, after entry 0 (counted from 0); expected one entry."
    )]
    [InlineData(
        "- { district: IS-B.1, share: 40,",
        "- { district: IS-A.2, share: 40,",
        "foreigners.cohorts.settlers-from-afar.hosts[1] is a second share of a district, after entry 0 (counted from 0); expected one entry."
    )]
    [InlineData(
        "  IS-C: { name: Outer Rocks }",
        "  IS-C: { name: Outer Rocks }\n  IS-D: { name: Sunk Land }",
        "provinces.IS-D has no district; expected at least one district of the province in the file of districts."
    )]
    [InlineData(
        "{ name: Outer Rocks }",
        "{ name: \"Outer\\nRocks\" }",
        "provinces.IS-C.name is 'Outer Rocks'; expected a name of 1 to 200 characters without line breaks."
    )]
    public void What_can_never_count_is_refused_with_its_line(string old, string spoilt, string complaint)
    {
        var line = folder.Spoil("nation.yaml", old, spoilt);

        var problems = Assert.Throws<BadFileException>(() => NationFile.Read(folder.Nation)).Problems;

        Assert.Contains(problems, problem => problem.ToString().EndsWith($": {complaint}", StringComparison.Ordinal) && problem.At.Line >= line);
    }

    [Fact]
    public void A_single_point_before_launch_is_read_if_still_valid()
    {
        folder.Spoil("nation.yaml", "- { date: 2000-07-01, value: 4,", "- { date: 1999-07-01, value: 4,");

        Assert.Equal(4, (int)NationFile.Read(folder.Nation).Network.BaseStations.Points[0].Value);
    }

    [Theory]
    [InlineData("2000-07-01,0", "2000-06-30,0", 2, "date is '2000-06-30'; expected a date on or after 2000-07-01, the launch.")]
    [InlineData("2003-06-30,9000", "2001-06-30,9000", 4, "the row is a second one of its measure, place, group and date, after line 3; expected one row.")]
    [InlineData(
        "subscribers,,,2003",
        "subscribers,IS-Z,,2003",
        4,
        "place is 'IS-Z'; expected no value for the whole nation, or the key of a province or district: IS-A (nearest), IS-B, IS-C, IS-A.1, IS-A.2, IS-B.1, "
            + "IS-B.2, IS-B.3, IS-B.4, IS-C.1."
    )]
    public void A_record_that_cannot_be_compared_is_refused(string old, string spoilt, int line, string complaint)
    {
        folder.Spoil("record.csv", old, spoilt);

        Assert.Equal($"{folder["record.csv"]}:{line}: {complaint}", folder.Refused().Message);
    }

    [Fact]
    public void Every_shipped_nation_and_scenario_is_read()
    {
        Assert.NotEmpty(Shipped.NationKeys());
        Assert.NotEmpty(Shipped.ScenarioKeys());
        Assert.All(Shipped.NationKeys(), key => NationFile.Read(Shipped.NationPath(key)));
        Assert.All(Shipped.ScenarioKeys(), key => Question.Load(key));
    }
}
