using System.Globalization;
using System.Text;

namespace AdoptionSim.Client.Tests.Experiments.Pages;

/// <summary>The files of a comparison with made-up numbers: a scenario that gives 1,000 lines more, most of them to the rich.</summary>
internal static class ComparisonSample
{
    private const string Manifest = """
        {
          "name": "sample",
          "status": "done",
          "nation": "dprk",
          "step": "week",
          "samples": 20,
          "seedsPerSample": 2,
          "subscribers": [],
          "runs": 30,
          "done": 30,
          "failed": 0,
          "otherPeople": [],
          "runtime": ".NET 10",
          "machine": { "os": "Linux", "processors": 2, "cpu": "x64" },
          "parallel": 2,
          "wallSeconds": 1,
          "inputs": [],
          "answer": ["cheaper-handsets has 1,000 more lines on 2015-12-31 than baseline.", "Noise floor: 5 lines."],
          "caveats": ["Luck narrows with more seeds. Ignorance does not."],
          "command": "adoptsim compare baseline cheaper-handsets",
          "scenarios": [
            { "scenario": "baseline", "source": "baseline", "asks": "?", "changes": [] },
            { "scenario": "cheaper-handsets", "source": "cheaper-handsets", "asks": "?", "changes": ["From 2011-01-01 handsets cost 0.7 times the price."] }
          ],
          "noiseFloor": "market.handset_price_factor 1.0001 in place of 1",
          "scale": 0.01,
          "firstSeed": 1,
          "seeds": 10,
          "start": "2008-12-15",
          "end": "2015-12-31",
          "uncertain": [{ "parameter": "adoption.social_weight", "from": 20, "to": 50, "source": "range in dprk/nation.yaml" }],
          "version": "1.0"
        }
        """;

    private static readonly string[] Dates = ["2013-12-31", "2014-12-31", "2015-12-31"];

    public static void Write(string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "manifest.json"), Manifest);
        File.WriteAllText(Path.Combine(folder, "differences.csv"), Differences());
        File.WriteAllText(Path.Combine(folder, "persons.csv"), Persons());
        File.WriteAllText(
            Path.Combine(folder, "costs.csv"),
            "scenario,item,payer,measure,quantity,quantity_low,quantity_high,usd_per_unit,usd_per_unit_low,usd_per_unit_high,"
                + "cost_usd,cost_usd_low,cost_usd_high,"
                + "cost_usd_assumed_low,cost_usd_assumed_high,lines_gained,lines_gained_low,lines_gained_high,usd_per_line_gained,"
                + "usd_per_line_gained_assumed_low,"
                + "usd_per_line_gained_assumed_high,level,runs,attributed,source\n"
                + "cheaper-handsets,handset,household,new_handsets,10,9,11,100,80,120,1000,900,1100,800,1200,1000,900,1100,1,0.8,1.2,0.9,10,yes,assumption\n"
        );
    }

    private static string Differences()
    {
        var text = new StringBuilder(
            "scenario,band,date,place,dimension,group,measure,unit,difference,low,high,level,runs,samples,"
                + "reference,narrower_than_independent,variance_reduction\n"
        );
        void Row(
            string scenario,
            string band,
            string date,
            string place,
            string dimension,
            string group,
            string measure,
            double difference,
            double reference
        ) =>
            text.Append(
                CultureInfo.InvariantCulture,
                $"{scenario},{band},{date},{place},{dimension},{group},{measure},{(measure == "subscribers" ? "lines" : "percent")},"
                    + $"{difference},{difference - (0.1 * Math.Abs(difference))},"
                    + $"{difference + (0.1 * Math.Abs(difference))},0.9,10,{(band == "luck" ? "" : "20")},{reference},{(band == "luck" ? "5" : "")},\n"
            );
        foreach (var (index, date) in Dates.Index())
        {
            Row("cheaper-handsets", "luck", date, "nation", "total", "all", "subscribers", 400 + (300 * index), 10_000);
            Row("cheaper-handsets", "ignorance (prior)", date, "nation", "total", "all", "subscribers", 350 + (300 * index), 10_000);
            Row("noise floor", "luck", date, "nation", "total", "all", "subscribers", 5, 10_000);
        }

        for (var tenth = 1; tenth <= 10; tenth++)
        {
            Row("cheaper-handsets", "luck", Dates[^1], "nation", "income", $"{tenth}", "owners_percent", 0.1 * tenth, tenth);
        }

        for (var province = 1; province <= 10; province++)
        {
            Row(
                "cheaper-handsets",
                "luck",
                Dates[^1],
                string.Create(CultureInfo.InvariantCulture, $"KP-{province:00}"),
                "total",
                "all",
                "owners_percent",
                2 - (0.3 * province),
                10
            );
        }

        return text.ToString();
    }

    private static string Persons()
    {
        var text = new StringBuilder(
            "scenario,counted,dimension,group,people,measure,unit,mean,low,high,level,runs,churn_mean,churn_low,churn_high,churn_runs\n"
        );
        foreach (var (measure, mean) in new[] { ("months_gained", 1.5), ("months_lost", 0.5), ("months_net", 1.0), ("months_gross", 2.0) })
        {
            foreach (var (dimension, group) in new[] { ("total", "all"), ("settlement", "urban"), ("settlement", "rural") })
            {
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"cheaper-handsets,person,{dimension},{group},1000,{measure},months,{mean},{mean * 0.9},{mean * 1.1},0.9,10,0.1,0,0.2,10\n"
                );
            }
        }

        return text.ToString();
    }
}
