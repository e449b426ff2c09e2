using AdoptionSim.Model.Citizens;
using AdoptionSim.Model.Cohorts;
using AdoptionSim.Model.Handsets;
using AdoptionSim.Model.Ties;
using AdoptionSim.Model.Towers;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Runtime.Messages;

/// <summary>
/// Collects the changes that a district makes to the rows (states) of its citizens and handsets, such as sales and commands. Changes that these make in their
/// own steps are left out. For towers, it collects all changes, including steps. The grains of those entities then make the same changes to their own copies.
/// </summary>
internal sealed class EffectLog : IEffectLog
{
    /// <summary>
    /// The changes that the district made to citizens' rows (states), such as sales, in order. Changes that citizens make in their own steps are not included.
    /// </summary>
    public List<(int Number, CitizenDeed Deed)> Citizens { get; } = [];

    /// <summary>The rows (states) of new handsets, in order of number.</summary>
    public List<HandsetRow> NewHandsets { get; } = [];

    /// <summary>
    /// The changes that the district made to handsets' rows (states), such as damage, in order. Changes that handsets make in their own steps are not included.
    /// </summary>
    public List<(int Number, HandsetDeed Deed)> Handsets { get; } = [];

    /// <summary>All changes of towers' rows (states), including steps, in the order in which the district made them.</summary>
    public List<(int Number, TowerDeed Deed)> Towers { get; } = [];

    public void Citizen(CitizenIndex citizen, in CitizenEffect effect) => Citizens.Add((citizen, new CitizenDeed(effect, default, IsTieEvent: false)));

    public void Heard(in TieEvent tieEvent) => Citizens.Add((tieEvent.Citizen, new CitizenDeed(default, tieEvent, IsTieEvent: true)));

    public void Made(HandsetIndex handset, in HandsetRow row) => NewHandsets.Add(row);

    public void Handset(HandsetIndex handset, in HandsetEffect effect) => Handsets.Add((handset, new HandsetDeed(effect, default, Starts: false)));

    public void Started(HandsetIndex handset, in NewLine line) => Handsets.Add((handset, new HandsetDeed(default, line, Starts: true)));

    public void Built(TowerIndex tower, in TowerRow row) => Towers.Add((tower, new TowerDeed { Built = row }));

    public void Commanded(TowerIndex tower, TowerCommand command, int channels) =>
        Towers.Add((tower, new TowerDeed { Command = command, Channels = channels }));

    public void Stepped(TowerIndex tower, in TowerOrder order) => Towers.Add((tower, new TowerDeed { Step = order }));

    public void Clear()
    {
        Citizens.Clear();
        NewHandsets.Clear();
        Handsets.Clear();
        Towers.Clear();
    }
}

/// <summary>
/// A change of a citizen's row (state): an effect of a rule or command, or a tie event, which says that an acquaintance's phone line has begun or ended.
/// </summary>
public readonly record struct CitizenDeed(CitizenEffect Effect, TieEvent TieEvent, bool IsTieEvent);

/// <summary>A change of a handset's row (state): an effect of a rule or command, or the start of a phone line on a used handset.</summary>
public readonly record struct HandsetDeed(HandsetEffect Effect, NewLine Line, bool Starts);

/// <summary>
/// A change of a cell tower's row (state): its creation, its step of a tick, or a command. Only the property for this kind of change (<c>Built</c>, <c>Step</c>
/// or <c>Command</c>) is set.
/// </summary>
internal sealed record TowerDeed
{
    /// <summary>The row (initial state) of a new tower; null for other changes.</summary>
    public TowerRow? Built { get; init; }

    public TowerOrder? Step { get; init; }

    public TowerCommand? Command { get; init; }

    /// <summary>The number of voice channels that a command sets for the tower; unused for all other changes.</summary>
    public int Channels { get; init; }
}
