using System.Runtime.InteropServices;

namespace AdoptionSim.Model.Boards;

/// <summary>A person's birthday board, in 16 bytes: only of those on whose board somebody has left a post.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4, Size = 16)]
public struct BoardRow
{
    /// <summary>Whose board it is.</summary>
    public int Citizen;

    /// <summary>Since the start of the run.</summary>
    public int Posts;

    /// <summary>Birthdays on which there was a post.</summary>
    public int Remembered;

    /// <summary>The tick of the last post.</summary>
    public int LastTick;
}
