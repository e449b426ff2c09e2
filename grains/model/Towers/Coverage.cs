namespace AdoptionSim.Model.Towers;

/// <summary>The shares, 0 to 1, of a district's urban core and of its rural cells where a station can be received.</summary>
public readonly record struct Coverage(double Urban, double Rural)
{
    public static readonly Coverage None;

    /// <summary>
    /// What is left of the coverage while some stations are off the air: each part's share falls with its own stations; a part
    /// without one is served by the district's others. A covered district that has no station yet is served from across its border
    /// and keeps its coverage.
    /// </summary>
    public Coverage WhileOnAir(StationCount urban, StationCount rural)
    {
        var all = new StationCount(urban.Built + rural.Built, urban.OnAir + rural.OnAir);
        return new Coverage(
            Urban * (urban.Built > 0 ? urban : all).ShareOnAir,
            Rural * (rural.Built > 0 ? rural : all).ShareOnAir);
    }
}

/// <summary>Stations built and, of these, on the air.</summary>
public readonly record struct StationCount(int Built, int OnAir)
{
    /// <summary>1 where none is built.</summary>
    public double ShareOnAir => Built == 0 ? 1 : (double)OnAir / Built;
}
