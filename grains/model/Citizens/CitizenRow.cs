using System.Numerics;
using System.Runtime.InteropServices;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Citizens;

/// <summary>
/// The changing state of a citizen, in 16 bytes. All other traits (age, household, social ties and so on) are computed from the run's seed and the citizen's
/// number. Invariant: in stage <see cref="AdoptionStage.Owner"/> or later the citizen has a handset; in stage Permitted or Wishing there may be a broken one.
/// </summary>
[StructLayout(LayoutKind.Sequential, Pack = 4, Size = 16)]
public struct CitizenRow
{
    /// <summary>
    /// The number of possible values of <see cref="Code"/>: adoption stages x levels of propensity (inclination to adopt the phone) x levels of exposure (share
    /// of social ties with a phone line).
    /// </summary>
    public const int Codes = 8 * Levels * Levels;

    /// <summary>The number of levels of the propensity to adopt the phone, and of exposure (the share of a citizen's social ties with a phone line).</summary>
    public const int Levels = 8;

    private ushort _code;
    private CitizenFlags _flags;
    private byte _ties;
    private uint _exposure;
    private HandsetIndex _handset;
    private HandsetIndex _secondHandset;

    public CitizenRow(AdoptionStage stage, int propensity)
    {
        _code = (ushort)(((int)stage * Levels * Levels) + (propensity * Levels));
        _handset = HandsetIndex.None;
        _secondHandset = HandsetIndex.None;
    }

    /// <summary>
    /// The citizen's adoption stage, propensity (inclination to adopt) and exposure (share of social ties with a phone line), combined in one number. The
    /// number ranges from 0 to <see cref="Codes"/> - 1. It is the only part of the row (state) on which the rate of leaving the stage depends.
    /// </summary>
    public readonly int Code => _code;

    public AdoptionStage Stage
    {
        readonly get => StageOf(_code);
        set => _code = (ushort)((_code % (Levels * Levels)) + ((int)value * Levels * Levels));
    }

    /// <summary>Returns the adoption stage that is contained in a value of <see cref="Code"/>.</summary>
    public static AdoptionStage StageOf(int code) => (AdoptionStage)(code / (Levels * Levels));

    /// <summary>The level of the citizen's propensity to adopt the phone, 0 to 7.</summary>
    public readonly int Propensity => _code / Levels % Levels;

    /// <summary>One bit for each slot (number) of a social tie of the citizen, set if the person at the other end of the tie has a phone line.</summary>
    public readonly uint Exposure => _exposure;

    /// <summary>The number of the citizen's social ties; 0 until they are counted.</summary>
    public readonly int Ties => _ties;

    /// <summary>The number of the citizen's first handset; <see cref="HandsetIndex.None"/> if the citizen has none.</summary>
    public HandsetIndex Handset
    {
        readonly get => _handset;
        set => _handset = value;
    }

    /// <summary>The number of the citizen's second handset; <see cref="HandsetIndex.None"/> if the citizen has none.</summary>
    public HandsetIndex SecondHandset
    {
        readonly get => _secondHandset;
        set => _secondHandset = value;
    }

    public readonly bool Has(CitizenFlags flag) => (_flags & flag) != 0;

    public void Set(CitizenFlags flag, bool value) => _flags = value ? _flags | flag : _flags & ~flag;

    /// <summary>Stores the number of the citizen's social ties (at least 1), and updates the level of exposure: the share of ties with a phone line.</summary>
    public void CountTies(int ties)
    {
        _ties = (byte)ties;
        SetExposure(_exposure);
    }

    /// <summary>
    /// Records whether the person at the other end of a social tie has a phone line. Also updates the level of exposure (the share of ties with a line).
    /// Recording the same fact again changes nothing.
    /// </summary>
    /// <param name="slot">The number (slot) of the tie among the citizen's ties.</param>
    public void Hear(int slot, bool hasLine) => SetExposure(hasLine ? _exposure | (1u << slot) : _exposure & ~(1u << slot));

    private void SetExposure(uint exposure)
    {
        _exposure = exposure;
        _code = (ushort)(_code - (_code % Levels) + LevelOf(exposure, _ties));
    }

    /// <summary>
    /// Returns the level of exposure, 0 to 7, for the share of social ties with a phone line. It is rounded up or down, depending on the numbers (slots) of
    /// these ties. The mean over many citizens is thus right; always rounding up would double the exposure of people with many ties.
    /// </summary>
    /// <param name="exposure">One bit for each tie, set if the person at the other end has a line.</param>
    /// <param name="ties">The number of the citizen's ties.</param>
    private static int LevelOf(uint exposure, int ties)
    {
        if (ties == 0 || exposure == 0)
        {
            return 0;
        }

        // Multiples of the golden ratio spread the first slot evenly over 0 to 255, and mix in the others.
        const uint Golden = 0x9E3779B1;
        var first = BitOperations.TrailingZeroCount(exposure);
        var dither = ((first * 158) + (int)((exposure >> first >> 1) * Golden >> 24) + 79) & 0xFF;
        return Math.Min(Levels - 1, ((BitOperations.PopCount(exposure) * (Levels - 1) * 256 / ties) + dither) >> 8);
    }
}

[Flags]
public enum CitizenFlags : byte
{
    None = 0,

    /// <summary>The citizen is banned from having a phone line.</summary>
    Barred = 1,

    /// <summary>Another person's second phone line is registered in this citizen's name.</summary>
    NameLent = 2,

    /// <summary>The citizen's first handset is broken, and its phone line waits for a new handset.</summary>
    Broken = 4,

    /// <summary>The citizen is old enough for a phone line.</summary>
    OfAge = 8,
}
