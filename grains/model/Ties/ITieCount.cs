using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Ties;

/// <summary>Counts the ties of a citizen.</summary>
public interface ITieCount
{
    /// <summary>Returns the number of ties, from 0 to <see cref="TieSlots.Count"/>.</summary>
    int TiesOf(CitizenIndex citizen);
}
