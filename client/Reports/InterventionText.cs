using System.Globalization;
using System.Text.Json;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Scenarios;

namespace AdoptionSim.Client.Reports;

/// <summary>Describes a scenario's interventions, such as a change of prices, in words, with date and place.</summary>
internal sealed class InterventionText(Nation nation)
{
    /// <exception cref="ArgumentException">The kind of intervention is unknown.</exception>
    public string Of(Intervention intervention) =>
        Capital(
            intervention switch
            {
                PriceChange price => $"from {Date(price)} {(price.Model is { } model ? $"handsets of model {Model(model)}" : "handsets of all models")} cost "
                    + $"{Times(price.Factor)} the nation's price",
                TariffChange tariff => $"from {Date(tariff)} {List(TariffParts(tariff))}",
                SupplyChange supply => $"from {Date(supply)} {List(SupplyParts(supply))}",
                PermissionChange { Rule: var rule } => $"from {Date(intervention)} {Number(rule.Granted)} % of applications of "
                    + $"{Group(rule.Work, rule.Class)}{(rule.Place is { } place ? $" in districts of type {Word(place)}" : "")} are granted",
                AccessChange { Rule: var rule } => AccessText(rule),
                TowerChange towers => $"on {Date(towers)}, {Where(towers.Where)}: {List(TowerParts(towers))}",
                PowerChange power => $"from {Date(power)}, {Where(power.Where)}: power cuts are {Times(power.Factor)} as frequent as in the nation's file",
                Gift gift => $"on {Date(gift)}, {Where(gift.Where)}: {Number(gift.Share)} % of {Receivers(gift)} are given a handset of model "
                    + $"{Model(gift.Model)} with a line",
                _ => throw new ArgumentException($"{intervention.GetType().Name} is no known kind of intervention.", nameof(intervention)),
            }
        ) + ".";

    private static IEnumerable<string> TariffParts(TariffChange tariff)
    {
        if (tariff.MonthlyFee is { } fee)
        {
            yield return $"a line costs {Number(fee)} a month in domestic currency";
        }

        if (tariff.IncludedMinutes is { } minutes)
        {
            yield return $"{Number(minutes)} minutes a month are included";
        }

        if (tariff.ExtraMinute is { } extra)
        {
            yield return $"a further minute costs {Number(extra)} USD";
        }
    }

    private static IEnumerable<string> SupplyParts(SupplyChange supply)
    {
        if (supply.Limited is { } limited)
        {
            yield return limited ? "the supply of handsets is limited" : "the supply of handsets is not limited";
        }

        if (supply.CapFactor is { } factor)
        {
            yield return $"the limit of supply is {Times(factor)} the nation's";
        }

        if (supply.ExtraStock is { } stock)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{stock:N0} handsets are added to the stock once");
        }
    }

    private static IEnumerable<string> TowerParts(TowerChange towers)
    {
        if (towers.Add > 0)
        {
            yield return $"{towers.Add} more {(towers.Add == 1 ? "station" : "stations")} in each district";
        }

        if (towers.OnAir is { } onAir)
        {
            yield return onAir ? "stations are switched on" : "stations are switched off";
        }

        if (towers.Channels is { } channels)
        {
            yield return $"every sector has {channels} channels";
        }
    }

    private static string AccessText(AccessRule rule)
    {
        var until = rule.Until is { } end ? $" until {Html.Date(end)}" : "";
        var on = rule.On.IsDefaultOrEmpty ? "" : $" on {List(rule.On.Select(device => Word(device)), "or")}";
        return $"from {Html.Date(rule.From)}{until} {Persons(rule)} {(rule.Allowed ? "may" : "may not")} use "
            + $"{(rule.What.IsDefaultOrEmpty ? "any service" : List(rule.What.Select(service => Word(service)), "and"))}{on}";
    }

    private static string Persons(AccessRule rule) =>
        rule.Who.IsDefaultOrEmpty
            ? "everybody"
            : List(
                rule.Who.Select(person =>
                    person switch
                    {
                        AccessGroup.Local => "citizens who are neither officials nor students",
                        AccessGroup.OfficialOrStudent => "officials and students",
                        AccessGroup.ResidentForeigner => "resident foreigners",
                        AccessGroup.Tourist => "tourists",
                        AccessGroup.Privileged => "citizens with access to the Internet",
                        var other => Word(other),
                    }
                ),
                "and"
            );

    private static string Receivers(Gift gift)
    {
        var settlement = gift.Settlement is { } kind ? $"{kind} " : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{settlement}people{(gift.Work is { } work ? $" of work group {work}" : "")}{(gift.Class is { } @class ? $" of class {@class}" : "")} "
                + $"aged {gift.AgeFrom} to {gift.AgeTo}"
        );
    }

    private static string Group(string? work, string? @class) =>
        (work, @class) switch
        {
            (null, null) => "everybody",
            ({ } of, null) => $"work group {of}",
            (null, { } of) => $"class {of}",
            var (ofWork, ofClass) => $"work group {ofWork} in class {ofClass}",
        };

    private string Where(PlaceFilter where)
    {
        string[] parts =
        [
            .. where.Districts.IsDefaultOrEmpty ? Array.Empty<string>() : [List(where.Districts.Select(District), "and")],
            .. where.Place is { } place ? [$"districts of type {Word(place)}"] : Array.Empty<string>(),
            .. where.Province is { } province
                ? [$"province {nation.Provinces.FirstOrDefault(each => each.Key == province)?.Name ?? province}"]
                : Array.Empty<string>(),
        ];
        return parts.Length == 0 ? "everywhere" : "in " + string.Join(" of ", parts);
    }

    private string District(string key) => nation.Districts.FirstOrDefault(district => district.Key == key)?.Name ?? key;

    private static string Model(string key) => $"\"{key}\"";

    private static string Date(Intervention intervention) => Html.Date(intervention.Date);

    private static string Number(double value) => value.ToString("#,0.####", CultureInfo.InvariantCulture);

    private static string Times(double factor) => Number(factor) + " times";

    private static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()).Replace('_', ' ');

    private static string List(IEnumerable<string> parts, string last = "and")
    {
        var all = parts.ToArray();
        return all.Length < 2 ? string.Concat(all) : string.Join(", ", all[..^1]) + $" {last} " + all[^1];
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
