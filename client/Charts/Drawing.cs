namespace AdoptionSim.Client.Charts;

/// <summary>A lock that lets this process draw only one picture at a time, because the drawing library is not safe with several threads.</summary>
/// <remarks>
/// The drawing library keeps typefaces for all plots of the process, and its native part ended a process of several drawing threads by a segmentation fault
/// (libSkiaSharp 3.119.4; once in some forty runs of tests that draw side by side). A run draws few pictures, at its end.
/// </remarks>
internal static class Drawing
{
    public static readonly Lock Turn = new();
}
