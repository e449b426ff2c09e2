using System.Collections.Immutable;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Nations.Scenarios;

namespace AdoptionSim.Nations.Files;

/// <summary>
/// Rejects a scenario's interventions (dated changes) that can change nothing, because they select no people or places, or repeat a value already in force.
/// Each intervention is checked against the nation and the earlier interventions. For the supply of handsets, a later intervention that limits the supply also
/// counts.
/// </summary>
internal sealed class InterventionEffects(Nation nation, DateOnly until, Problems problems)
{
    private const string AnotherValue = "a value that differs from the one in force";

    /// <param name="ordered">The interventions in order of date, then in order of the file.</param>
    public void Check(ImmutableArray<WrittenIntervention> ordered)
    {
        for (var i = 0; i < ordered.Length; i++)
        {
            ImmutableArray<Intervention> before = [.. ordered[..i].Select(each => each.Intervention)];
            ImmutableArray<Intervention> after = [.. ordered[(i + 1)..].Select(each => each.Intervention)];
            if (Fault(ordered[i].Intervention, before, after) is var (fault, allowed))
            {
                problems.Add(ordered[i].Body.At, ordered[i].Path, fault, allowed);
            }
        }
    }

    private (string Fault, string Allowed)? Fault(Intervention intervention, ImmutableArray<Intervention> before, ImmutableArray<Intervention> after) =>
        intervention switch
        {
            PriceChange price => PriceFault(price, before),
            TariffChange tariff => TariffFault(tariff, before),
            SupplyChange supply => SupplyFault(supply, before, after),
            PermissionChange permission => new PermissionEffects(nation, until).Changes(
                permission.Rule,
                [.. before.OfType<PermissionChange>().Select(change => change.Rule)]
            )
                ? null
                : ("changes nothing: there is nobody whom it concerns, or the chance is the one in force already", "a group of the nation and another chance"),
            AccessChange access => new AccessEffects(nation, until).Changes(access.Rule, [.. before.OfType<AccessChange>().Select(change => change.Rule)])
                ? null
                : ("changes nothing: there is nobody whom it concerns, or it is so already", "a use that it allows or forbids anew"),
            PowerChange power => WhereFault(power.Where) ?? PowerFault(power, before),
            TowerChange towers => WhereFault(towers.Where) ?? TowerFault(towers, before),
            Gift gift => WhereFault(gift.Where) ?? new GiftEffects(nation).Fault(gift),
            _ => null,
        };

    private (string, string)? WhereFault(PlaceFilter where)
    {
        var selected = nation.Districts.Where(where.Matches).ToList();
        return selected.Count == 0 ? ("selects no district with its where", "a where that selects at least one")
            : selected.TrueForAll(district => district.Place == SettlementType.Closed)
                ? ("selects only closed districts with its where, which have no station, shop or phone", "a where that selects an open district")
            : null;
    }

    private (string, string)? PriceFault(PriceChange change, ImmutableArray<Intervention> before)
    {
        var models = nation.Market.Models.Select(model => model.Key).Where(key => change.Model is null || change.Model == key);
        var inForce = models.Select(model => before.OfType<PriceChange>().LastOrDefault(each => each.Model is null || each.Model == model)?.Factor ?? 1);
        return FactorFault(change.Factor, inForce);
    }

    private (string, string)? PowerFault(PowerChange change, ImmutableArray<Intervention> before) =>
        FactorFault(
            change.Factor,
            nation
                .Districts.Where(district => district.Place != SettlementType.Closed && change.Where.Matches(district))
                .Select(district => before.OfType<PowerChange>().LastOrDefault(each => each.Where.Matches(district))?.Factor ?? 1)
        );

    private static (string, string)? FactorFault(double factor, IEnumerable<double> inForce) =>
        inForce.All(each => each == factor) ? ($"changes nothing: the factor {Names.Number(factor)} is in force already", AnotherValue) : null;

    private (string, string)? TariffFault(TariffChange change, ImmutableArray<Intervention> before)
    {
        var market = nation.Market;
        (double? Value, DatedSeries Series, Func<TariffChange, double?> Part)[] parts =
        [
            (change.MonthlyFee, market.MonthlyFee, each => each.MonthlyFee),
            (change.IncludedMinutes, market.IncludedMinutes, each => each.IncludedMinutes),
            (change.ExtraMinute, market.ExtraMinute, each => each.ExtraMinute),
        ];
        return parts.All(part => part.Value is null) ? ("has no part", "monthly_fee, included_minutes or extra_minute")
            : parts.All(part =>
                part.Value is not { } value
                || IsInForce(value, part.Series, before.OfType<TariffChange>().Select(part.Part).LastOrDefault(each => each is not null), change.Date)
            )
                ? ("changes nothing: the tariff is in force already", AnotherValue)
            : null;
    }

    private bool IsInForce(double value, DatedSeries series, double? earlier, DateOnly date) =>
        earlier is { } inForce
            ? inForce == value
            : series.On(date) == value && series.Points.Where(point => point.Date > date && point.Date <= until).All(point => point.Value == value);

    private (string, string)? SupplyFault(SupplyChange change, ImmutableArray<Intervention> before, ImmutableArray<Intervention> after)
    {
        if (change is { Limited: null, CapFactor: null, ExtraStock: null })
        {
            return ("has no part", "limited, cap_factor or extra_stock");
        }

        var isLimited = before.OfType<SupplyChange>().LastOrDefault(each => each.Limited is not null)?.Limited ?? nation.Supply.Limited;
        var factor = before.OfType<SupplyChange>().LastOrDefault(each => each.CapFactor is not null)?.CapFactor ?? 1;
        var isEverLimited = (change.Limited ?? isLimited) || after.OfType<SupplyChange>().Any(each => each.Limited == true);
        var changesStock = isEverLimited && (change.ExtraStock > 0 || (change.CapFactor ?? factor) != factor);
        return changesStock || (change.Limited ?? isLimited) != isLimited ? null
            : isEverLimited ? ("changes nothing: supply is so already", AnotherValue)
            : ("changes nothing: supply is not limited", "limited: true at the same time or later");
    }

    private (string, string)? TowerFault(TowerChange change, ImmutableArray<Intervention> before)
    {
        if (change is { Add: 0, OnAir: null, Channels: null })
        {
            return ("has no part", "add, on_air or channels");
        }

        var selected = nation.Districts.Where(district => district.Place != SettlementType.Closed && change.Where.Matches(district));
        return change.Add > 0 || !selected.All(district => IsSoAlready(change, [.. before.OfType<TowerChange>().Where(each => each.Where.Matches(district))]))
                ? null
            : change.OnAir == true ? ("changes nothing: no station was switched off before", "on_air: false on an earlier date")
            : ("changes nothing: it was done on the same day", AnotherValue);
    }

    /// <summary>
    /// True if a change of base stations cannot change those of a district. Stations built later are on the air and have the nation's number of channels, so
    /// that a repetition can change something on another day, or after stations were added on the same day.
    /// </summary>
    /// <param name="before">The earlier changes of the district's base stations, in order.</param>
    private static bool IsSoAlready(TowerChange change, ImmutableArray<TowerChange> before)
    {
        var (day, isOn) = ((OnAir: (bool?)null, Channels: (int?)null), true);
        foreach (var each in before)
        {
            isOn = each.OnAir ?? isOn;
            day = each.Date != change.Date ? day : (each.OnAir ?? (each.Add > 0 ? null : day.OnAir), each.Channels ?? (each.Add > 0 ? null : day.Channels));
        }

        return (change.OnAir is not { } onAir || (onAir ? isOn : day.OnAir == false)) && (change.Channels is not { } channels || day.Channels == channels);
    }
}
