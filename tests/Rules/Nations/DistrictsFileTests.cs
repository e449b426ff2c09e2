using AdoptionSim.Nations;
using Xunit;

namespace AdoptionSim.Rules.Tests.Nations;

public sealed class DistrictsFileTests : IDisposable
{
    private readonly NationFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("12000,6000,6000,9000,3000", "12000,6001,6000,9000,3000", "IS-B.1.population: found 12000, allowed male + female = 12001")]
    [InlineData("12000,6000,6000,9000,3000", "12000,6000,6000,9000,2999", "IS-B.1.population: found 12000, allowed urban + rural = 11999")]
    [InlineData("12000,6000,6000,9000,3000", "12000,many,6000,9000,3000", "male: found many, allowed a whole number, 0 to 1000000000 people")]
    [InlineData("12000,6000,6000,9000,3000", "12000,,6000,9000,3000", "male: found nothing, allowed a value in people")]
    [InlineData("12000,6000,6000,9000,3000", "12000,6000,6000,9000", "found 11 columns, allowed 12 columns, as in the header")]
    [InlineData("Westport,main_city,3", "Westport,harbour,3", "place: found harbour, allowed capital, main_city, road, small_city, county, closed")]
    [InlineData("Westport,main_city,3", "Westport,main_city,2", "IS-B.1.rollout_rank: found 2, allowed another one than that of line 3")]
    [InlineData("Westport,main_city,3", "Westport,main_city,0", "IS-B.1.rollout_rank: found 0, allowed 1 or more, as the place is not closed")]
    [InlineData("Westport,main_city,3", "\"West\"port,main_city,3", "found a quote within a value, allowed quotes around a whole value, doubled within")]
    [InlineData("IS-B,IS-B.1", "IS-B,IS-A.1", "IS-A.1.district: found IS-A.1, allowed another one than that of line 2")]
    [InlineData("IS-B,IS-B.1", "IS-B,IS/B.1", "IS/B.1.district: found IS/B.1, allowed " + NameRule.Allowed)]
    [InlineData("-41.350,-11.900", ",", "IS-B.1.latitude: found nothing, allowed a point, as the place is not closed")]
    [InlineData("-41.350,-11.900", "-91.350,-11.900", "latitude: found -91.350, allowed -90 to 90 degrees")]
    [InlineData("closed,0,500", "closed,9,500", "IS-C.1.rollout_rank: found 9, allowed 0, as the place is closed")]
    [InlineData("400,100,0,500,,", "400,100,0,500,-41,-11", "IS-C.1.latitude: found -41, allowed no point, as the place is closed")]
    [InlineData("urban,rural,lat", "urban,rurall,lat", "rurall: found an unknown column, allowed rural")]
    [InlineData("urban,rural,lat", "urban,urban,lat", "urban: found a column given twice, allowed rural")]
    public void A_row_that_does_not_fit_is_told_with_its_line(string old, string spoilt, string complaint)
    {
        var line = folder.Spoil("districts.csv", old, spoilt);

        Assert.Contains(folder.Refused().Problems, problem =>
            problem.At.ToString() == $"{folder["districts.csv"]}:{line}" && problem.ToString().Contains(complaint, StringComparison.Ordinal));
    }

    [Fact]
    public void A_missing_column_is_told_at_the_header()
    {
        folder.Write("districts.csv", "province,district,name,place,rollout_rank,population,male,urban,rural\n");

        Assert.StartsWith($"{folder["districts.csv"]}:1: female: found no such column", folder.Refused().Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("IS-C,IS-C.1", "IS-D,IS-C.1", "found IS-C.1 in province IS-D, allowed IS-A (nearest), IS-B, IS-C")]
    [InlineData("Westport,main_city", "Westport,capital", "found IS-B.1 as capital, allowed no capital outside the capital's province")]
    [InlineData("Old Town,capital", "Old Town,county", "found IS-A.2 as county, allowed capital, in the capital's province")]
    public void A_district_that_does_not_fit_its_province_is_refused(string old, string spoilt, string complaint)
    {
        folder.Spoil("districts.csv", old, spoilt);

        Assert.EndsWith($"districts: {complaint}", folder.Refused().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_table_is_refused()
    {
        folder.Write("districts.csv", "");

        Assert.Equal($"{folder["districts.csv"]}:1: found an empty file, allowed a header and rows", folder.Refused().Message);
    }

    [Theory]
    [InlineData("900,rounded", "900,guessed", "kind: found guessed, allowed exact, rounded, at least")]
    [InlineData("900,rounded", "-1,rounded", "subscribers: found -1, allowed 0 or more")]
    [InlineData("9000,rounded,national,validate", "9000,rounded,national,ignore", "use: found ignore, allowed calibrate, validate")]
    public void A_record_that_makes_no_sense_is_told_with_its_line(string old, string spoilt, string complaint)
    {
        var text = File.ReadAllText(folder["record.csv"]);
        var line = text[..text.IndexOf($",{old}", StringComparison.Ordinal)].Count(letter => letter == '\n') + 1;
        folder.Spoil("record.csv", $",{old}", $",{spoilt}");

        Assert.Equal($"{folder["record.csv"]}:{line}: {complaint}", folder.Refused().Message);
    }
}
