using AdoptionSim.Nations.Files;

namespace AdoptionSim.Rules.Tests.Files;

/// <summary>Runs a reader within limits of time and memory.</summary>
internal static class Within
{
    private const long MostBytes = 512L << 20;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    /// <summary>Returns the exception of a reader; null if it accepts the file.</summary>
    public static async Task<Exception?> Limits(Action read)
    {
        var (thrown, bytes) = await Task.Run(() =>
            {
                var before = GC.GetAllocatedBytesForCurrentThread();
                return (Record.Exception(read), GC.GetAllocatedBytesForCurrentThread() - before);
            })
            .WaitAsync(Limit);
        Assert.InRange(bytes, 0, MostBytes);
        return thrown;
    }

    /// <summary>Returns the error of a reader that must refuse the file.</summary>
    public static async Task<BadFileException> Refused(Action read) => Assert.IsType<BadFileException>(await Limits(read));
}
