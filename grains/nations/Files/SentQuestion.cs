using System.Text.Json;
using AdoptionSim.Nations.Scenarios;

namespace AdoptionSim.Nations.Files;

/// <summary>
/// Reads and checks the nation and the scenario of a run that a client sent as JSON. The checks of files are repeated here, because nothing guarantees that the
/// JSON was made from checked files.
/// </summary>
public static class SentQuestion
{
    private const string Json = "JSON as NationJson writes it";

    /// <summary>Returns the nation and the scenario that a client sent, after all checks.</summary>
    /// <exception cref="BadFileException">The bytes were not written by <see cref="NationJson"/>, or have values that a file may not have.</exception>
    public static Question Read(byte[]? nation, byte[]? scenario)
    {
        var question = new Question(
            Parse("nation", nation, bytes => NationJson.ReadNation(bytes)),
            Parse("scenario", scenario, bytes => NationJson.ReadScenario(bytes))
        );
        var problems = new Problems();
        new ValueChecks("nation", problems).Check(question.Nation);
        new ValueChecks("scenario", problems).Check(question.Scenario);
        problems.ThrowIfAny();
        CheckDistricts(question.Nation, problems);
        CheckScenario(question, problems);
        problems.ThrowIfAny();
        NationChecks.Check(question.Nation, new Map(new Origin("nation")), problems);
        problems.ThrowIfAny();
        return question;
    }

    private static T Parse<T>(string what, byte[]? json, Func<byte[], T> read)
    {
        if (json is null or { Length: 0 } || json.Length > ReadLimits.JsonBytes)
        {
            throw new BadFileException(new Origin(what), "", $"{json?.Length ?? 0} bytes", $"1 to {ReadLimits.JsonBytes} bytes");
        }

        try
        {
            return read(json);
        }
        catch (Exception error) when (error is JsonException or NotSupportedException or InvalidOperationException or ArgumentException or FormatException)
        {
            throw new BadFileException(new Origin(what), "", $"not such JSON ({Names.Short(error.Message)})", Json);
        }
    }

    private static void CheckDistricts(Nation nation, Problems problems)
    {
        foreach (var (index, district) in nation.Districts.Index())
        {
            if (!NameRule.IsValid(district.Key) || (index > 0 && string.CompareOrdinal(nation.Districts[index - 1].Key, district.Key) >= 0))
            {
                problems.Add(
                    new Origin("nation"),
                    $"districts[{index}].key",
                    Names.Is(district.Key),
                    $"keys in ordinal order, each once, of {NameRule.Allowed}"
                );
            }

            var hasPlace = district is { RolloutRank: > 0, Latitude: not null, Longitude: not null };
            if (
                Math.Min(Math.Min(district.Male, district.Female), Math.Min(district.Urban, district.Rural)) < 0
                || (long)district.Male + district.Female is < 1 or > int.MaxValue
                || (long)district.Male + district.Female != (long)district.Urban + district.Rural
                || hasPlace == (district.Place == SettlementType.Closed)
            )
            {
                problems.Add(
                    new Origin("nation"),
                    $"districts[{index}]",
                    "has margins, a rank or a point that do not fit each other",
                    "a row as districts.csv may have it"
                );
            }
        }
    }

    private static void CheckScenario(Question question, Problems problems)
    {
        var (nation, scenario) = question;
        if (!NameRule.IsValid(scenario.Key))
        {
            problems.Add(new Origin("scenario"), "key", $"is '{NameRule.Quote(scenario.Key)}'", NameRule.Allowed);
        }

        if (scenario.Nation != nation.Key)
        {
            problems.Add(new Origin("scenario"), "nation", Names.Is(scenario.Nation), nation.Key);
        }

        var (latestStart, latestEnd) = (nation.Launch.AddYears(Question.LongestYears), scenario.Start.AddYears(Question.LongestYears));
        if (scenario.Start < nation.Launch || scenario.Start > latestStart || scenario.Until <= scenario.Start || scenario.Until > latestEnd)
        {
            problems.Add(
                new Origin("scenario"),
                "until",
                $"is '{Names.Date(scenario.Until)}' with start '{Names.Date(scenario.Start)}'",
                $"a start from {Names.Date(nation.Launch)} to {Names.Date(latestStart)} and an end within {Question.LongestYears} years after it"
            );
        }

        foreach (
            var (index, model) in scenario.Interventions.Index().Select(each => (each.Index, (each.Item as Gift)?.Model ?? (each.Item as PriceChange)?.Model))
        )
        {
            if (model is not null && nation.Market.Models.All(known => known.Key != model))
            {
                problems.Add(
                    new Origin("scenario"),
                    $"interventions[{index}].model",
                    Names.Is(model),
                    Names.Instead(model, nation.Market.Models.Select(known => known.Key))
                );
            }
        }
    }
}
