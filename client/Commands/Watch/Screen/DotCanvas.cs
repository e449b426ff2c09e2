namespace AdoptionSim.Client.Commands.Watch.Screen;

/// <summary>A canvas of terminal cells drawn in dots: two by four braille dots per cell, or one asterisk if the terminal has no braille.</summary>
/// <param name="width">The width in cells.</param>
/// <param name="height">The height in cells.</param>
internal sealed class DotCanvas(int width, int height, bool unicode)
{
    private const char Empty = ' ';
    private const char Braille = '\u2800';

    /// <summary>The bit that each dot has in the code of a braille character, row by row.</summary>
    private static readonly int[,] Bits =
    {
        { 0x01, 0x08 },
        { 0x02, 0x10 },
        { 0x04, 0x20 },
        { 0x40, 0x80 },
    };

    private readonly int[,] _cells = new int[width, height];

    private int DotsAcross => unicode ? 2 : 1;

    private int DotsUp => unicode ? 4 : 1;

    /// <summary>Draws a straight line between two points, whose coordinates are shares (0 to 1) of the width and the height.</summary>
    public void Line((double X, double Y) from, (double X, double Y) to)
    {
        var ((x0, y0), (x1, y1)) = (Dot(from), Dot(to));
        var steps = Math.Max(1, Math.Max(Math.Abs(x1 - x0), Math.Abs(y1 - y0)));
        for (var step = 0; step <= steps; step++)
        {
            Set(x0 + ((x1 - x0) * step / steps), y0 + ((y1 - y0) * step / steps));
        }
    }

    /// <summary>Returns the terminal cell that contains a point. Columns count from the left, rows from the top.</summary>
    public (int Column, int Row) Cell((double X, double Y) point)
    {
        var (x, y) = Dot(point);
        return (x / DotsAcross, y / DotsUp);
    }

    public char this[int column, int row] =>
        _cells[column, row] == 0 ? Empty
        : unicode ? (char)(Braille + _cells[column, row])
        : '*';

    private (int X, int Y) Dot((double X, double Y) point) => (Dot(point.X, width * DotsAcross), (height * DotsUp) - 1 - Dot(point.Y, height * DotsUp));

    private static int Dot(double share, int dots) => (int)Math.Round(Math.Clamp(share, 0, 1) * (dots - 1));

    private void Set(int x, int y) => _cells[x / DotsAcross, y / DotsUp] |= unicode ? Bits[y % DotsUp, x % DotsAcross] : 1;
}
