using System.Collections.Immutable;
using System.Text.Json;

namespace AdoptionSim.Nations;

/// <summary>The outlines of a nation's provinces, for maps only; no rule of the simulation reads them.</summary>
/// <param name="Topology">A TopoJSON topology, in degrees of longitude and latitude.</param>
/// <param name="Shapes">The geometries (outlines) of the topology that are drawn, each with its province.</param>
public sealed record Boundaries(JsonElement Topology, ImmutableArray<BoundaryShape> Shapes);

/// <param name="Key">The geometry's id.</param>
/// <param name="Province">The key of the province that it belongs to; one province may have several.</param>
public sealed record BoundaryShape(string Key, string Province);
