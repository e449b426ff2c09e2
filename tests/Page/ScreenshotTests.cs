using System.Buffers.Binary;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Page.Tests.Support;
using AdoptionSim.Silo.Tests.Support;
using Microsoft.Playwright;

namespace AdoptionSim.Page.Tests;

/// <summary>Tests the screenshots of the page in the README; <c>ADOPTSIM_REFRESH_SCREENSHOTS=1</c> takes them again.</summary>
[Collection(PageCollection.Name)]
public sealed class ScreenshotTests(PageWorld world)
{
    private const int Largest = 300_000;
    private const int Moment = 250;

    private static readonly (string File, int Width, int Height)[] Pictures = [("page-desktop.png", 1280, 1080), ("page-phone.png", 360, 880)];

    private static bool Refreshes => Environment.GetEnvironmentVariable("ADOPTSIM_REFRESH_SCREENSHOTS") == "1";

    [Fact]
    public async Task The_pictures_are_of_their_widths_and_not_too_large()
    {
        if (Refreshes)
        {
            await RefreshAsync();
        }

        Assert.All(Pictures, picture =>
        {
            var png = File.ReadAllBytes(Path.Combine(Paths.Ops, picture.File));
            Assert.Equal(
                (picture.Width, picture.Height),
                (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)))
            );
            Assert.InRange(png.Length, 10_000, Largest);
        });
    }

    /// <summary>Takes the screenshots: a hundredth of the nation on two silos, in the autumn of 2013.</summary>
    private async Task RefreshAsync()
    {
        await world.AddSiloAsync();
        var run = await world.StartAsync(new PageRun("baseline", "baseline", Scale: 0.01, Pace: 12));
        await run.Reach(new Tick(Moment));

        foreach (var (file, width, height) in Assert.AtLeastOne(Pictures))
        {
            await using var visit = await world.OpenAsync("baseline", width, height);
            await visit.Page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
            await visit.Page.WaitForFunctionAsync($"() => Number(document.getElementById('time').value) > {Moment}");
            await visit.Page.ScreenshotAsync(new() { Path = Path.Combine(Paths.Ops, file) });
        }

        await run.Delete();
    }
}
