using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Handsets;

/// <summary>The kinds of changes to a handset that come from outside: from its owner's social ties, the shop, unpaid bills or a command.</summary>
public enum HandsetEffectKind
{
    /// <summary>
    /// A change that replaces the handset's phone book. Its value is the new phone book: one bit for each social tie of the owner, by the tie's number (slot).
    /// A bit is set if the person at the other end has a phone line.
    /// </summary>
    Contacts,

    /// <summary>A change that breaks the handset. It is refused unless the handset works and has a phone line.</summary>
    Break,

    /// <summary>
    /// A change that ends the handset's phone line. A working handset is put on sale second-hand; a broken one is scrapped. The change is refused if there is
    /// no line.
    /// </summary>
    PutOnSale,

    /// <summary>
    /// A change that removes the handset from use for good and ends its phone line, if there is one. It is refused if the handset is removed already.
    /// </summary>
    Scrap,

    /// <summary>
    /// A change that records whether the last bill of the handset's line was paid in full. Its value is 0 if the bill was paid in full, and 1 if it was not.
    /// </summary>
    Penniless,
}

public readonly record struct HandsetEffect(HandsetEffectKind Kind, uint Value = 0);

/// <summary>
/// The result of applying a change from outside, such as damage, to a handset: the row (state) before and after it, which are equal if the change was refused.
/// </summary>
public readonly record struct HandsetReply(bool Accepted, HandsetRow Before, HandsetRow After);

/// <summary>
/// Applies changes that come from outside a handset, such as damage or the end of its line, to the handset's stored state (row). Pure; each change is applied
/// completely or refused.
/// </summary>
public static class HandsetEffects
{
    public static HandsetReply Apply(ref HandsetRow row, in HandsetEffect effect)
    {
        var before = row;
        var accepted = effect.Kind switch
        {
            HandsetEffectKind.Contacts => SetContacts(ref row, effect.Value),
            HandsetEffectKind.Break => Break(ref row),
            HandsetEffectKind.PutOnSale => row.HasLine && EndLine(ref row, row.State == HandsetState.Active ? HandsetState.OnSale : HandsetState.Scrapped),
            HandsetEffectKind.Scrap => row.State != HandsetState.Scrapped && EndLine(ref row, HandsetState.Scrapped),
            HandsetEffectKind.Penniless => SetPenniless(ref row, effect.Value != 0),
            _ => throw new ArgumentOutOfRangeException(nameof(effect), effect.Kind, "There is no such effect."),
        };
        return new HandsetReply(accepted, before, row);
    }

    private static bool SetContacts(ref HandsetRow row, uint contacts)
    {
        row.Contacts = contacts;
        return true;
    }

    private static bool SetPenniless(ref HandsetRow row, bool isPenniless)
    {
        row.Set(HandsetFlags.Penniless, isPenniless);
        return true;
    }

    private static bool Break(ref HandsetRow row)
    {
        if (row.State != HandsetState.Active)
        {
            return false;
        }

        row.State = HandsetState.Broken;
        return true;
    }

    private static bool EndLine(ref HandsetRow row, HandsetState state)
    {
        row.State = state;
        row.Owner = CitizenIndex.None;
        row.Registrant = state == HandsetState.OnSale ? row.Registrant : CitizenIndex.None;
        row.Contacts = 0;
        row.Due = 0;
        row.Flags = HandsetFlags.None;
        return true;
    }
}

/// <summary>
/// The data of a new phone line: owner, registrant, phone book, home and demand for talk. They are written to the stored state (row) of the line's handset.
/// </summary>
/// <param name="Registrant">The citizen in whose name the line is registered.</param>
/// <param name="Contacts">The phone book: one bit for each social tie of the owner, set if the person at the other end has a line.</param>
/// <param name="Day">The day of the run on which the line begins.</param>
public readonly record struct NewLine(
    CitizenIndex Owner,
    CitizenIndex Registrant,
    uint Contacts,
    ushort Location,
    ushort Day,
    byte UseLevel,
    HandsetFlags Flags
)
{
    /// <summary>Returns the stored state (row) of a new handset on which this phone line begins.</summary>
    /// <param name="model">The index of the handset's model in the nation's list.</param>
    public HandsetRow On(byte model)
    {
        var row = new HandsetRow { Model = model, State = HandsetState.OnSale };
        Start(ref row);
        return row;
    }

    /// <summary>
    /// Returns the stored state (row) of a new handset that replaces an old one on the same phone line. The amount due, the mark for an unpaid bill, and the
    /// goodwill are copied from the old handset.
    /// </summary>
    /// <param name="model">The index of the new handset's model in the nation's list.</param>
    public HandsetRow InPlaceOf(in HandsetRow old, byte model)
    {
        var row = On(model);
        (row.Due, row.Goodwill) = (old.Due, old.Goodwill);
        row.Set(HandsetFlags.Penniless, old.Has(HandsetFlags.Penniless));
        return row;
    }

    /// <summary>Starts this phone line on a used handset that is on sale.</summary>
    /// <exception cref="InvalidOperationException">The handset is not on sale.</exception>
    public void Start(ref HandsetRow row)
    {
        if (row.State != HandsetState.OnSale)
        {
            throw new InvalidOperationException($"A line cannot begin on a handset that is {row.State}.");
        }

        row.State = HandsetState.Active;
        row.Owner = Owner;
        row.Registrant = Registrant;
        row.Contacts = Contacts;
        row.Location = Location;
        row.LineBegan = Day;
        row.UseLevel = UseLevel;
        row.Flags = Flags;
        row.Goodwill = HandsetRow.FullGoodwill;
    }
}
