using AdoptionSim.Model.Ties;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Citizens;

/// <summary>
/// The kinds of changes to a citizen that do not come from the citizen's own rule, but from the shop, the operator, the family, ties, or a command.
/// </summary>
public enum CitizenEffectKind
{
    /// <summary>
    /// The citizen gets a handset with a first line; the value is the handset's number. Refused if the citizen has a handset, is too young or barred, or has
    /// lent the own name to another person's line.
    /// </summary>
    LineBegan,

    /// <summary>The citizen gets a second handset with a line in another person's name. Refused unless there is exactly one line.</summary>
    SecondLineBegan,

    /// <summary>The citizen gets a new handset, whose number is the value of the change, in place of the broken one. Refused if none is broken.</summary>
    Replaced,

    /// <summary>The citizen was at the shop without being served, and will come again from now on.</summary>
    Unserved,

    /// <summary>The phone line of a handset, whose number is the value of the change, has ended. Refused if the handset is not the citizen's.</summary>
    LineEnded,

    /// <summary>A handset of the citizen, whose number is the value of the change, has broken.</summary>
    HandsetBroke,

    /// <summary>Another member of the household registers a second line in the citizen's name. Refused if the name is in use.</summary>
    LendName,

    /// <summary>The line that another person had in the citizen's name has ended: the name is free again.</summary>
    NameReturned,

    /// <summary>The citizen is banned from having a phone line from now on.</summary>
    Bar,

    /// <summary>The ban is lifted: the citizen may have a phone line again.</summary>
    Allow,
}

/// <param name="Value">The number of a handset, for kinds that concern one.</param>
public readonly record struct CitizenEffect(CitizenEffectKind Kind, HandsetIndex Value = default);

/// <summary>
/// The result of applying a change from outside, such as a sale, to a citizen: the row (state) before and after it, which are equal if the change was refused.
/// </summary>
public readonly record struct CitizenReply(bool Accepted, CitizenRow Before, CitizenRow After);

/// <summary>
/// Applies changes that come from outside a citizen, such as a sale, a broken handset or a ban, to the citizen's stored state (row). Pure; each change is
/// applied completely or refused.
/// </summary>
public static class CitizenEffects
{
    public static CitizenReply Apply(ref CitizenRow row, in CitizenEffect effect)
    {
        var before = row;
        var accepted = effect.Kind switch
        {
            CitizenEffectKind.LineBegan => Begin(ref row, effect.Value),
            CitizenEffectKind.SecondLineBegan => BeginSecond(ref row, effect.Value),
            CitizenEffectKind.Replaced => Replace(ref row, effect.Value),
            CitizenEffectKind.Unserved => Wait(ref row),
            CitizenEffectKind.LineEnded => End(ref row, effect.Value),
            CitizenEffectKind.HandsetBroke => Break(ref row, effect.Value),
            CitizenEffectKind.LendName => Lend(ref row),
            CitizenEffectKind.NameReturned => TakeBack(ref row),
            CitizenEffectKind.Bar => Bar(ref row),
            CitizenEffectKind.Allow => Allow(ref row),
            _ => throw new ArgumentOutOfRangeException(nameof(effect), effect.Kind, "There is no such effect."),
        };
        return new CitizenReply(accepted, before, row);
    }

    /// <summary>
    /// Records in a citizen's row that a person to whom the citizen has a social tie has got or lost a phone line. These events commute because each names its
    /// own tie slot (the tie's number), so they may arrive in any order.
    /// </summary>
    /// <param name="ties">Counts the citizen's ties. Used only at the first event of a citizen who is of age, because nothing depends on the ties of
    /// others.</param>
    public static void Hear(ref CitizenRow row, CitizenIndex citizen, int slot, bool hasLine, ITieCount ties)
    {
        if (row.Ties == 0 && row.Has(CitizenFlags.OfAge))
        {
            row.CountTies(Math.Max(1, ties.TiesOf(citizen)));
        }

        row.Hear(slot, hasLine);
    }

    /// <summary>
    /// True if a citizen could register a first phone line: of age, not barred, without a handset, and with the own name not lent to another person's line.
    /// </summary>
    public static bool CanBegin(in CitizenRow row) =>
        row.Has(CitizenFlags.OfAge) && !row.Has(CitizenFlags.Barred | CitizenFlags.NameLent) && row.Handset == HandsetIndex.None;

    private static bool Begin(ref CitizenRow row, HandsetIndex handset)
    {
        if (!CanBegin(row))
        {
            return false;
        }

        row.Handset = handset;
        row.Stage = AdoptionStage.Owner;
        return true;
    }

    private static bool BeginSecond(ref CitizenRow row, HandsetIndex handset)
    {
        if (row.Stage != AdoptionStage.Owner)
        {
            return false;
        }

        row.SecondHandset = handset;
        row.Stage = AdoptionStage.OwnerOfTwo;
        return true;
    }

    private static bool Replace(ref CitizenRow row, HandsetIndex handset)
    {
        if (!row.Has(CitizenFlags.Broken))
        {
            return false;
        }

        row.Handset = handset;
        row.Set(CitizenFlags.Broken, false);
        row.Stage = row.SecondHandset == HandsetIndex.None ? AdoptionStage.Owner : AdoptionStage.OwnerOfTwo;
        return true;
    }

    private static bool Wait(ref CitizenRow row)
    {
        if (row.Stage != AdoptionStage.Permitted)
        {
            return false;
        }

        row.Stage = AdoptionStage.Wishing;
        return true;
    }

    private static bool End(ref CitizenRow row, HandsetIndex handset)
    {
        if (row.Handset == handset)
        {
            row.Handset = row.SecondHandset;
            row.Set(CitizenFlags.Broken, false);
        }
        else if (row.SecondHandset != handset)
        {
            return false;
        }

        row.SecondHandset = HandsetIndex.None;
        row.Stage =
            row.Handset != HandsetIndex.None
                ? row.Has(CitizenFlags.Broken)
                    ? row.Stage
                    : AdoptionStage.Owner
                : row.Has(CitizenFlags.Barred)
                    ? AdoptionStage.Out
                    : AdoptionStage.Permitted;
        return true;
    }

    /// <summary>
    /// Marks the citizen's first handset as broken, so that the citizen looks for a new one. A second handset is not replaced: it stays broken until its line
    /// lapses.
    /// </summary>
    private static bool Break(ref CitizenRow row, HandsetIndex handset)
    {
        if (row.Handset != handset)
        {
            return row.SecondHandset == handset;
        }

        row.Set(CitizenFlags.Broken, true);
        row.Stage = AdoptionStage.Permitted;
        return true;
    }

    private static bool Lend(ref CitizenRow row)
    {
        var isFree = CanBegin(row);
        row.Set(CitizenFlags.NameLent, isFree || row.Has(CitizenFlags.NameLent));
        return isFree;
    }

    private static bool TakeBack(ref CitizenRow row)
    {
        var wasLent = row.Has(CitizenFlags.NameLent);
        row.Set(CitizenFlags.NameLent, false);
        return wasLent;
    }

    private static bool Bar(ref CitizenRow row)
    {
        row.Set(CitizenFlags.Barred, true);
        if (row.Handset == HandsetIndex.None)
        {
            row.Stage = AdoptionStage.Out;
        }

        return true;
    }

    private static bool Allow(ref CitizenRow row)
    {
        var wasBarred = row.Has(CitizenFlags.Barred);
        row.Set(CitizenFlags.Barred, false);
        if (wasBarred && row.Stage == AdoptionStage.Out && row.Has(CitizenFlags.OfAge))
        {
            row.Stage = AdoptionStage.Aware;
        }

        return wasBarred;
    }
}
