using System.Collections.Immutable;
using System.Text;
using SkiaSharp;

namespace AdoptionSim.Client.Charts;

/// <summary>A region of a tile map (a map of equal rectangles), drawn as a coloured rectangle with a name and a number.</summary>
/// <param name="Latitude">The latitude of its centre, in degrees.</param>
/// <param name="Longitude">The longitude of its centre, in degrees.</param>
/// <param name="Value">The number that the tile shows.</param>
/// <param name="Text">The number as text.</param>
/// <param name="IsShown">True if the tile is coloured; false for a white tile, whose number may be zero within its range of uncertainty.</param>
internal sealed record Tile(string Name, double Latitude, double Longitude, double Value, string Text, bool IsShown);

/// <summary>A map that shows each region as a tile of the same size, in a grid that keeps their relative positions as far as possible.</summary>
internal static class TileMap
{
    private const int WideTile = 140;
    private const int NarrowTile = 96;
    private const int WideHeight = 62;
    private const int NarrowHeight = 52;
    private const int Gap = 4;
    private const float FontSize = 11.5f;
    private const float ValueSize = 14;
    private const float LetterShare = 0.56f;

    private static readonly SKColor More = SKColor.Parse("#8ec1e0");
    private static readonly SKColor Less = SKColor.Parse("#f4b183");

    public static Picture Of(ImmutableArray<Tile> tiles)
    {
        using var turn = Drawing.Turn.EnterScope();
        var cells = Cells(tiles);
        return new Picture(Draw(tiles, cells, WideTile, WideHeight), Draw(tiles, cells, NarrowTile, NarrowHeight));
    }

    /// <summary>
    /// Returns a column and a row of the map's grid for each region. Each region first gets the free cell nearest to its position on the map. Then regions move
    /// or swap cells as long as that brings them nearer to their positions.
    /// </summary>
    public static ImmutableArray<(int Column, int Row)> Cells(ImmutableArray<Tile> tiles)
    {
        var columns = (int)Math.Ceiling(Math.Sqrt(tiles.Length));
        var rows = ((tiles.Length + columns - 1) / columns) + 1;
        var (west, east) = (tiles.Min(tile => tile.Longitude), tiles.Max(tile => tile.Longitude));
        var (south, north) = (tiles.Min(tile => tile.Latitude), tiles.Max(tile => tile.Latitude));
        var free = (from column in Enumerable.Range(0, columns) from row in Enumerable.Range(0, rows) select (Column: column, Row: row)).ToHashSet();
        (double X, double Y)[] at =
        [
            .. tiles.Select(tile => (Share(tile.Longitude, west, east) * (columns - 1), (1 - Share(tile.Latitude, south, north)) * (rows - 1))),
        ];
        double Far(int tile, (int Column, int Row) cell) => Math.Pow(cell.Column - at[tile].X, 2) + Math.Pow(cell.Row - at[tile].Y, 2);
        var cells = new (int Column, int Row)[tiles.Length];
        foreach (var index in Enumerable.Range(0, tiles.Length).OrderByDescending(index => tiles[index].Latitude))
        {
            cells[index] = free.MinBy(cell => (Far(index, cell), cell.Row, cell.Column));
            free.Remove(cells[index]);
        }

        while (Improve(cells, free, Far)) { }
        return [.. cells];
    }

    /// <summary>
    /// Moves one region of a tile map to a free cell, or swaps two regions, if that brings them nearer to their positions. Returns false if no such change
    /// exists.
    /// </summary>
    private static bool Improve((int Column, int Row)[] cells, HashSet<(int Column, int Row)> free, Func<int, (int Column, int Row), double> far)
    {
        // Less than this is rounding.
        const double least = 1e-9;
        for (var one = 0; one < cells.Length; one++)
        {
            var here = cells[one];
            if (free.Count > 0 && free.MinBy(cell => (far(one, cell), cell.Row, cell.Column)) is var nearer && far(one, nearer) < far(one, here) - least)
            {
                free.Remove(nearer);
                free.Add(here);
                cells[one] = nearer;
                return true;
            }

            for (var two = one + 1; two < cells.Length; two++)
            {
                if (far(one, cells[two]) + far(two, here) < far(one, here) + far(two, cells[two]) - least)
                {
                    (cells[one], cells[two]) = (cells[two], here);
                    return true;
                }
            }
        }

        return false;
    }

    private static double Share(double value, double from, double to) => to > from ? (value - from) / (to - from) : 0.5;

    private static string Draw(ImmutableArray<Tile> tiles, ImmutableArray<(int Column, int Row)> cells, int width, int height)
    {
        var most = tiles.Max(tile => Math.Abs(tile.Value));
        using var stream = new MemoryStream();
        using (
            var canvas = SKSvgCanvas.Create(new SKRect(0, 0, width * (cells.Max(cell => cell.Column) + 1), height * (cells.Max(cell => cell.Row) + 1)), stream)
        )
        using (var font = new SKFont(Lettering.Typeface(), FontSize))
        using (var valueFont = new SKFont(Lettering.Typeface(), ValueSize))
        {
            foreach (var (tile, (column, row)) in tiles.Zip(cells))
            {
                Draw(canvas, tile, new SKRect(column * width, row * height, ((column + 1) * width) - Gap, ((row + 1) * height) - Gap), most, font, valueFont);
            }
        }

        return Lettering.WithFallback(Encoding.UTF8.GetString(stream.ToArray()));
    }

    private static void Draw(SKCanvas canvas, Tile tile, SKRect place, double most, SKFont font, SKFont valueFont)
    {
        using var fill = new SKPaint();
        using var line = new SKPaint();
        using var ink = new SKPaint();
        fill.Color = tile.IsShown && most > 0 ? Tint(tile.Value > 0 ? More : Less, Math.Abs(tile.Value) / most) : SKColors.White;
        (line.Color, line.IsStroke, line.StrokeWidth, ink.Color) = (SKColor.Parse("#767676"), true, 1, SKColor.Parse("#1a1a1a"));
        canvas.DrawRect(place, fill);
        canvas.DrawRect(place, line);
        var letters = (int)((place.Width - Gap) / (FontSize * LetterShare));
        var name = tile.Name.Length <= letters ? tile.Name : tile.Name[..Math.Max(1, letters - 2)] + "..";
        canvas.DrawText(name, place.MidX, place.MidY - Gap, SKTextAlign.Center, font, ink);
        canvas.DrawText(tile.Text, place.MidX, place.MidY + ValueSize, SKTextAlign.Center, valueFont, ink);
    }

    /// <summary>Returns a shade of a colour: a light tint for a share of 0, the full colour for 1.</summary>
    private static SKColor Tint(SKColor full, double share)
    {
        const double lightest = 0.25;
        var strength = lightest + ((1 - lightest) * share);
        byte Mix(byte part) => (byte)Math.Round(255 + ((part - 255) * strength));
        return new SKColor(Mix(full.Red), Mix(full.Green), Mix(full.Blue));
    }
}
