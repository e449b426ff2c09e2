using AdoptionSim.Model.Ties;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Citizens;

/// <summary>The kinds of changes to a citizen that come from outside: from the shop, the operator, the family, social ties or a command.</summary>
public enum CitizenEffectKind
{
    /// <summary>
    /// A change that gives the citizen a first phone line. Its value is the number of the line's handset. It is refused if the citizen has a handset, is too
    /// young or banned, or if another person's line is registered in the citizen's name.
    /// </summary>
    LineBegan,

    /// <summary>
    /// A change that gives the citizen a second phone line, registered in another person's name. Its value is the number of that line's handset. It is refused
    /// unless the citizen has exactly one line and is not waiting to replace a broken handset.
    /// </summary>
    SecondLineBegan,

    /// <summary>
    /// A change that replaces the citizen's broken handset with a new one, whose number is the value of the change. It is refused if the citizen is not waiting
    /// to replace a broken handset.
    /// </summary>
    Replaced,

    /// <summary>
    /// A change that records that the citizen was not served at the shop and will go there again. It is refused unless the citizen's adoption stage is
    /// <see cref="AdoptionStage.Permitted"/>.
    /// </summary>
    Unserved,

    /// <summary>
    /// A change that ends one of the citizen's phone lines. Its value is the number of the line's handset. It is refused if the citizen does not have that
    /// handset.
    /// </summary>
    LineEnded,

    /// <summary>
    /// A change that records that a handset of the citizen has broken. Its value is the number of the handset. It is refused if the citizen does not have that
    /// handset.
    /// </summary>
    HandsetBroke,

    /// <summary>
    /// A change that registers another household member's second phone line in the citizen's name. It is refused if the citizen has a handset, is too young or
    /// banned, or if the name is already used for another line.
    /// </summary>
    LendName,

    /// <summary>
    /// A change that frees the citizen's name, because another person's phone line that was registered in it has ended. It is refused if no such line was
    /// registered.
    /// </summary>
    NameReturned,

    /// <summary>A change that bans the citizen from having a phone line from now on. It is never refused.</summary>
    Bar,

    /// <summary>A change that lifts the citizen's ban from having a phone line. It is refused if the citizen is not banned.</summary>
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
    /// Records in a citizen's row (state) that a person to whom the citizen has a social tie has got or lost a phone line. The row has one bit for each tie, so
    /// the order of messages about different ties does not matter.
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

    /// <summary>
    /// True if a citizen could register a first phone line: old enough, not banned, without a handset, and with no other person's line registered in the
    /// citizen's name.
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
