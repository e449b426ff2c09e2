using System.Runtime.InteropServices;

namespace AdoptionSim.Model.Cinemas;

/// <summary>A subscriber who has been to the cinema since there are notices, in 12 bytes.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4, Size = 12)]
public struct SpectatorRow
{
    public int Citizen;

    /// <summary>What notices have taken of bad manners as of the last visit, in 2^-16.</summary>
    public ushort Restraint;

    /// <summary>Notices seen.</summary>
    public ushort Notices;

    /// <summary>The tick of the last visit.</summary>
    public int LastTick;
}
