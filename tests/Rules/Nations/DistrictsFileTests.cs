using AdoptionSim.Nations;

namespace AdoptionSim.Rules.Tests.Nations;

public sealed class DistrictsFileTests : IDisposable
{
    private readonly NationFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("12000,6000,6000,9000,3000", "12000,6001,6000,9000,3000", "IS-B.1.population is '12000'; expected male + female = 12001")]
    [InlineData("12000,6000,6000,9000,3000", "12000,6000,6000,9000,2999", "IS-B.1.population is '12000'; expected urban + rural = 11999")]
    [InlineData("12000,6000,6000,9000,3000", "12000,many,6000,9000,3000", "male is 'many'; expected a whole number between 0 and 1000000000 people")]
    [InlineData("12000,6000,6000,9000,3000", "12000,,6000,9000,3000", "male is missing; expected a value in people")]
    [InlineData("12000,6000,6000,9000,3000", "12000,6000,6000,9000", "the row has 11 values; expected 12 values, as in the header")]
    [InlineData("Westport,main_city,3", "Westport,harbour,3", "place is 'harbour'; expected capital, main_city, road, small_city, county, closed")]
    [InlineData("Westport,main_city,3", "Westport,main_city,2", "IS-B.1.rollout_rank is '2'; expected another one than that of line 3")]
    [InlineData("Westport,main_city,3", "Westport,main_city,0", "IS-B.1.rollout_rank is '0'; expected 1 or more, as the place is not closed")]
    [InlineData("Westport,main_city,3", "\"West\"port,main_city,3", "a quotation mark within a value; expected quotes around a whole value, doubled within")]
    [InlineData("IS-B,IS-B.1", "IS-B,IS-A.1", "IS-A.1.district is 'IS-A.1'; expected another one than that of line 2")]
    [InlineData("IS-B,IS-B.1", "IS-B,IS/B.1", "IS/B.1.district is 'IS/B.1'; expected " + NameRule.Allowed)]
    [InlineData("-41.350,-11.900", ",", "IS-B.1.latitude is missing; expected a point, as the place is not closed")]
    [InlineData("-41.350,-11.900", "-91.350,-11.900", "latitude is '-91.350'; expected a number between -90 and 90 degrees")]
    [InlineData("closed,0,500", "closed,9,500", "IS-C.1.rollout_rank is '9'; expected 0, as the place is closed")]
    [InlineData("400,100,0,500,,", "400,100,0,500,-41,-11", "IS-C.1.latitude is '-41'; expected no point, as the place is closed")]
    [InlineData("urban,rural,lat", "urban,rurall,lat", "'rurall' is an unknown column; expected rural")]
    [InlineData("urban,rural,lat", "urban,urban,lat", "urban is a column given twice; expected rural")]
    public void An_inconsistent_row_is_reported_with_its_line(string old, string spoilt, string complaint)
    {
        var line = folder.Spoil("districts.csv", old, spoilt);

        Assert.Contains(folder.Refused().Problems, problem =>
            problem.At.ToString() == $"{folder["districts.csv"]}:{line}" && problem.ToString().Contains(complaint, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_missing_column_is_reported_at_the_header()
    {
        folder.Write("districts.csv", "province,district,name,place,rollout_rank,population,male,urban,rural\n");

        Assert.StartsWith($"{folder["districts.csv"]}:1: female is missing; expected the columns ", folder.Refused().Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("IS-C,IS-C.1", "IS-D,IS-C.1", "districts has IS-C.1 in the unknown province 'IS-D'; expected IS-A (nearest), IS-B, IS-C")]
    [InlineData("Westport,main_city", "Westport,capital", "districts has IS-B.1 as capital; expected no capital outside the capital's province")]
    [InlineData("Old Town,capital", "Old Town,county", "districts has IS-A.2 as county; expected capital, in the capital's province")]
    public void A_district_that_does_not_fit_its_province_is_refused(string old, string spoilt, string complaint)
    {
        folder.Spoil("districts.csv", old, spoilt);

        Assert.Contains(folder.Refused().Problems, problem => problem.ToString().EndsWith($": {complaint}.", StringComparison.Ordinal));
    }

    [Fact]
    public void An_empty_table_is_refused()
    {
        folder.Write("districts.csv", "");

        Assert.Equal($"{folder["districts.csv"]}:1: the file is empty; expected a header line and rows.", folder.Refused().Message);
    }
}
