using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Ties;

/// <summary>Counts the social ties of a citizen: household, colleagues, neighbours and people far away.</summary>
public interface ITieCount
{
    /// <summary>Returns the number of a citizen's social ties, from 0 to <see cref="TieSlots.Count"/>.</summary>
    int TiesOf(CitizenIndex citizen);
}
