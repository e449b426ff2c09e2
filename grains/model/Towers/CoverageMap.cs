using System.Runtime.CompilerServices;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Towers;

/// <summary>
/// Assigns the homes of a district to the cell towers that serve them. The homes of the urban or rural part are ordered by position, and the first ones are
/// covered. The towers of that part divide the covered homes evenly. A home that is covered thus stays covered when the covered share rises.
/// </summary>
public sealed class CoverageMap
{
    private const int Whole = Coverage.Locations;
    private Part _urban = Part.None;
    private Part _rural = Part.None;
    private bool[] _onAir = [];
    private uint[] _blockedPpm = [];

    /// <summary>Sets the share (0 to 1) of the urban or rural homes of the district that the given towers cover.</summary>
    public void Cover(bool urban, double share, TowerIndex[] towers)
    {
        var covered = towers.Length == 0 ? 0 : (int)Math.Round(Math.Clamp(share, 0, 1) * Whole);
        if (urban)
        {
            _urban = Part.Of(covered, towers);
        }
        else
        {
            _rural = Part.Of(covered, towers);
        }
    }

    /// <summary>Stores the latest state of a tower: if it is on the air, and the share of calls lost in the last tick, in millionths.</summary>
    /// <param name="blockedPpm">The share of calls lost for any reason, in millionths.</param>
    public void Report(TowerIndex tower, bool onAir, uint blockedPpm)
    {
        if (tower >= _onAir.Length)
        {
            Array.Resize(ref _onAir, tower + 1);
            Array.Resize(ref _blockedPpm, tower + 1);
        }

        _onAir[tower] = onAir;
        _blockedPpm[tower] = blockedPpm;
    }

    /// <summary>Returns the number of the tower on the air that serves a home; -1 if no tower does.</summary>
    /// <param name="urban">True if the home is in the urban part of the district.</param>
    /// <param name="location">The position of the home in the urban or rural part, from 0 to 65,535.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TowerIndex TowerOf(bool urban, ushort location)
    {
        var part = urban ? _urban : _rural;
        if (location >= part.Covered)
        {
            return TowerIndex.None;
        }

        var tower = part.Towers[(int)(location * part.TowersPerLocation >> 32)];
        return _onAir[tower] ? tower : TowerIndex.None;
    }

    /// <summary>
    /// Returns the chance that a call through a tower was lost in the last tick's busy hour, in millionths. A call is lost if the tower is off the air or all
    /// its channels are busy.
    /// </summary>
    public uint BlockedPpm(TowerIndex tower) => _blockedPpm[tower];

    /// <summary>Returns how many of the given people in the urban or rural part of the district live in the range of a tower on the air.</summary>
    public long CoveredPeople(bool urban, long people)
    {
        var part = urban ? _urban : _rural;
        if (part.Covered == 0)
        {
            return 0;
        }

        var onAir = part.Towers.Count(tower => _onAir[tower]);
        return ((people * part.Covered * onAir / part.Towers.Length) + (Whole / 2)) / Whole;
    }

    /// <param name="TowersPerLocation">The number of towers per location in 2^-32, rounded down. It replaces a division in the step.</param>
    private sealed record Part(int Covered, TowerIndex[] Towers, long TowersPerLocation)
    {
        public static readonly Part None = new(0, [], 0);

        public static Part Of(int covered, TowerIndex[] towers) => covered == 0 ? None : new(covered, towers, ((long)towers.Length << 32) / covered);
    }
}
