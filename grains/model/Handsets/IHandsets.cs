namespace AdoptionSim.Model.Handsets;

/// <summary>The handsets of a district, to be looked at.</summary>
public interface IHandsets
{
    /// <summary>Handsets that ever were sold.</summary>
    int Handsets { get; }

    /// <summary>A handset's row.</summary>
    /// <param name="handset">From 0 to <see cref="Handsets"/> - 1, in order of first sale.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such handset.</exception>
    HandsetRow Handset(int handset);
}
