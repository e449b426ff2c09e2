namespace AdoptionSim.Model.Towers;

/// <summary>How mobile data load a station: as the talk that would carry as many bits.</summary>
public static class DataLoad
{
    private const int BitsAByte = 8;

    /// <param name="kilobytes">Of 1,000 bytes.</param>
    /// <param name="voiceRate">The bit rate of a voice channel, in kbit/s.</param>
    /// <returns>Seconds of talk.</returns>
    public static long SecondsOfTalk(long kilobytes, double voiceRate) => (long)Math.Round(kilobytes * BitsAByte / voiceRate);
}
