using System.Text;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Files;

namespace AdoptionSim.Rules.Tests.Nations;

/// <summary>Tests the reading of the published figures.</summary>
public sealed class RecordFileTests : IDisposable
{
    private const string Header = "measure,place,group,date,low,high,use,source";

    private readonly NationFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void All_measures_places_and_uses_are_read_in_date_order()
    {
        Write(
            "shops,IS-A,,2002-01-01,3,4,input,a",
            "subscribers,,one network,2001-01-01,900,,validate,b",
            "minutes_per_line,,,2001-06-30,12.5,12.5,insight,c",
            "revenue_per_line,,,2003-06-30,1,1,fitted,d",
            "stations,IS-A.1,,2004-06-30,1,1,calibrate,e"
        );

        var record = NationFile.Read(folder.Nation).Record;

        Assert.Equal(["b", "c", "a", "d", "e"], record.Select(row => row.Source));
        Assert.Equal(
            ("subscribers", null, "one network", 900, null, 900),
            (record[0].Measure, record[0].Place, record[0].Group, record[0].Low, record[0].High, record[0].Published)
        );
        Assert.Equal(("IS-A", 3, 4, 4, RecordUse.Input), (record[2].Place, record[2].Low, record[2].High, record[2].Published, record[2].Use));
    }

    [Theory]
    [InlineData(
        "subscriber,,,2001-01-01,1,1,input,a",
        "measure is 'subscriber'; expected subscribers (nearest), stations, shops, minutes_per_line, covered_percent, revenue_per_line"
    )]
    [InlineData("shops,,,2001-13-01,1,1,input,a", "date is '2001-13-01'; expected a date YYYY-MM-DD from 1900-01-01 to 2199-12-31")]
    [InlineData("shops,,,2001-01-01,few,1,input,a", "low is 'few'; expected a number")]
    [InlineData("shops,,,2001-01-01,,1,input,a", "low is missing; expected a value")]
    [InlineData("shops,,,2001-01-01,-1,1,input,a", "low is '-1'; expected a number between 0 and 1000000000000 shops")]
    [InlineData("shops,,,2001-01-01,2,1,input,a", "high is '1'; expected a number between 2 and 1000000000000 shops")]
    [InlineData("covered_percent,,,2001-01-01,2,101,input,a", "high is '101'; expected a number between 2 and 100 % of people")]
    [InlineData("shops,,,2001-01-01,1,1,ignore,a", "use is 'ignore'; expected calibrate, validate, input, fitted, insight")]
    [InlineData("shops,,,2001-01-01,1,1,input,", "source is missing; expected a value")]
    public void An_invalid_row_is_reported_with_its_line(string row, string complaint)
    {
        Write("shops,,,2000-08-01,1,1,input,a", row);

        Assert.Equal($"{folder["record.csv"]}:3: {complaint}.", folder.Refused().Message);
    }

    [Fact]
    public void A_column_of_the_former_file_is_refused_by_name()
    {
        folder.Write("record.csv", "date,subscribers,kind,scope,use,source\n2001-01-01,1,exact,x,calibrate,a\n");

        Assert.Contains(folder.Refused().Problems, problem => problem.ToString().Contains(":1: 'subscribers' is an unknown column", StringComparison.Ordinal));
    }

    [Fact]
    public void A_nation_comes_back_from_json_with_its_record()
    {
        Write("subscribers,,x,2001-01-01,900,,validate,b", "shops,IS-A,,2002-01-01,3,4,input,a");
        var nation = NationFile.Read(folder.Nation);

        Assert.Equal(nation.Record, NationJson.ReadNation(NationJson.Write(nation)).Record.AsEnumerable());
    }

    [Fact]
    public void Counts_of_stored_runs_of_earlier_versions_are_read()
    {
        var nation = NationFile.Read(folder.Nation);
        var now = Encoding.UTF8.GetString(NationJson.Write(nation with { Record = [] }));
        const string Before =
            """[{"date":"2001-01-01","subscribers":900,"kind":"exact","scope":"x","use":"calibrate","source":"a"},"""
            + """{"date":"2002-01-01","subscribers":950,"kind":"at least","scope":"x","use":"validate","source":"b"}]""";

        var record = NationJson
            .ReadNation(Encoding.UTF8.GetBytes(now.Replace("\"record\":[]", $"\"record\":{Before}", StringComparison.Ordinal)))
            .PublishedSubscribers;

        Assert.Equal([(900, 900), (950, null)], record.Select(row => (row.Low, row.High)));
        Assert.Equal(["x", "x"], record.Select(row => row.Group));
    }

    private void Write(params string[] rows) => folder.Write("record.csv", $"{Header}\n{string.Join('\n', rows)}\n");
}
