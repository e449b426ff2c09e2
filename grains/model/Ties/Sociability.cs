using AdoptionSim.Nations;
using MathNet.Numerics.Distributions;

namespace AdoptionSim.Model.Ties;

/// <summary>
/// Converts a person's random draw to sociability: how many numbered slots (possible ties) the person fills with social ties to friends and acquaintances.
/// Sociability is lognormal, so that numbers of ties have the heavy tail of call graphs. A tie exists if the person at either end fills the slot. If both were
/// required, nobody could have many ties among people who want few.
/// </summary>
public sealed class Sociability
{
    private const int Levels = 256;
    private readonly byte[] _local = new byte[Levels];
    private readonly byte[] _national = new byte[Levels];

    public Sociability(TieParameters ties)
    {
        ArgumentNullException.ThrowIfNull(ties);
        var spread = ties.SociabilitySpread.Value;
        for (var level = 0; level < Levels; level++)
        {
            var normal = Normal.InvCDF(0, 1, (level + 0.5) / Levels);
            var sociability = ties.MeanSociability * Math.Exp((spread * normal) - (spread * spread / 2));
            _local[level] = Filled(sociability * ties.LocalSlots, ties.LocalSlots);
            _national[level] = Filled(sociability * ties.NationalSlots, ties.NationalSlots);
        }
    }

    /// <summary>
    /// Returns the number of slots (possible social ties) within the urban or rural part of the district that a person with this random draw fills.
    /// </summary>
    public int Local(uint draw) => _local[draw >> 24];

    /// <summary>Returns the number of slots (possible social ties) across the nation that a person with this random draw fills.</summary>
    public int National(uint draw) => _national[draw >> 24];

    private static byte Filled(double slots, double most) => (byte)Math.Min(Math.Round(slots, 6) + 0.5, most);
}
