namespace AdoptionSim.Model.Towers;

/// <summary>Converts an amount of mobile data to the seconds of talk that put the same load on the network.</summary>
public static class DataLoad
{
    private const int BitsAByte = 8;

    /// <param name="kilobytes">The amount of data in kilobytes of 1,000 bytes.</param>
    /// <param name="voiceRate">The bit rate of a voice channel, in kbit/s.</param>
    /// <returns>The seconds of talk.</returns>
    public static long SecondsOfTalk(long kilobytes, double voiceRate) => (long)Math.Round(kilobytes * BitsAByte / voiceRate);
}
