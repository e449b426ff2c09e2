using AdoptionSim.Model.Ties;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Citizens;

/// <summary>The kinds of changes to a citizen that come from outside: from the shop, the operator, the family, social ties or a command.</summary>
public enum CitizenEffectKind
{
    /// <summary>
    /// The citizen gets a first phone line, with the handset whose number is the value of the change. Refused if the citizen has a handset, is too young or
    /// banned, or has lent the own name to another person's line.
    /// </summary>
    LineBegan,

    /// <summary>
    /// The citizen gets a second line, registered in another person's name, with the handset whose number is the value of the change. Refused unless the
    /// citizen has exactly one line and is not waiting to replace a broken handset.
    /// </summary>
    SecondLineBegan,

    /// <summary>
    /// The citizen's broken handset is replaced by a new one, whose number is the value of the change. Refused if the citizen is not waiting to replace a
    /// broken handset.
    /// </summary>
    Replaced,

    /// <summary>
    /// The citizen was not served at the shop and will go there again. Refused unless the citizen's stage is <see cref="AdoptionStage.Permitted"/>.
    /// </summary>
    Unserved,

    /// <summary>
    /// A phone line of the citizen has ended; the value of the change is the number of its handset. Refused if the citizen does not have that handset.
    /// </summary>
    LineEnded,

    /// <summary>A handset of the citizen has broken; the value of the change is its number. Refused if the citizen does not have that handset.</summary>
    HandsetBroke,

    /// <summary>
    /// Another member of the household registers a second line in the citizen's name. Refused if the citizen has a handset, is too young or banned, or has
    /// already lent the name.
    /// </summary>
    LendName,

    /// <summary>The line that another person had in the citizen's name has ended, so the name is free again. Refused if the name was not lent.</summary>
    NameReturned,

    /// <summary>The citizen is banned from having a phone line from now on.</summary>
    Bar,

    /// <summary>The citizen's ban from having a phone line is lifted. Refused if the citizen is not banned.</summary>
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
    /// Records in a citizen's row (state) that a person to whom the citizen has a social tie has got or lost a phone line. Messages about different ties change
    /// different slots, so their order does not matter.
    /// </summary>
    /// <param name="slot">The number (slot) of the tie among the citizen's ties.</param>
    /// <param name="hasLine">True if the person has got a line; false if the person has lost it.</param>
    /// <param name="ties">Counts the citizen's ties at the first such message. Not used for citizens who are too young for a phone, because nothing depends on
    /// their ties.</param>
    public static void Hear(ref CitizenRow row, CitizenIndex citizen, int slot, bool hasLine, ITieCount ties)
    {
        if (row.Ties == 0 && row.Has(CitizenFlags.OfAge))
        {
            row.CountTies(Math.Max(1, ties.TiesOf(citizen)));
        }

        row.Hear(slot, hasLine);
    }

    /// <summary>True if a citizen could register a first phone line: old enough, not banned, without a handset, and with the own name still free.</summary>
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
    /// Marks the citizen's first handset as broken, so that the citizen looks for a new one. A second handset is not marked: it is not replaced, and its line
    /// lasts until it is given up.
    /// </summary>
    /// <returns>False if the citizen does not have the handset.</returns>
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
