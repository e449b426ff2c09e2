namespace AdoptionSim.Model.Ties;

/// <summary>Returns how many ties a citizen has.</summary>
public interface ITieCount
{
    /// <summary>At least 0, at most <see cref="TieSlots.Count"/>.</summary>
    int TiesOf(int citizen);
}
