using AdoptionSim.Client.Charts;

namespace AdoptionSim.Client.Tests.Experiments.Pages;

public sealed class TileMapTests
{
    [Fact]
    public void Tiles_lie_apart_as_the_regions_lie()
    {
        var cells = TileMap.Cells([At(42, 130), At(42, 125), At(38, 126), At(39, 127.5), At(38, 130), At(39, 125.7)]);

        Assert.Equal(cells.Length, cells.Distinct().Count());
        Assert.True(cells[0].Column > cells[1].Column, "east is on the right");
        Assert.True(cells[0].Row < cells[4].Row, "north is at the top");
    }

    private static Tile At(double latitude, double longitude) => new("", latitude, longitude, 0, "", IsShown: false);
}
