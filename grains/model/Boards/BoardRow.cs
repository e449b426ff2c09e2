using System.Runtime.InteropServices;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Boards;

/// <summary>
/// The stored state of a person's birthday board (a page where others leave posts for the birthday), in 16 bytes. It exists only for people with at least one
/// post.
/// </summary>
[StructLayout(LayoutKind.Sequential, Pack = 4, Size = 16)]
public struct BoardRow
{
    /// <summary>The number of the citizen who owns the board.</summary>
    public CitizenIndex Citizen;

    /// <summary>The number of posts that others have written on the birthday board since the start of the run.</summary>
    public int Posts;

    /// <summary>The number of birthdays since the start of the run for which the owner of the board got at least one post.</summary>
    public int Remembered;

    /// <summary>The tick in which the most recent post appeared on the birthday board.</summary>
    public Tick LastTick;
}
