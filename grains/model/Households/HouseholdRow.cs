using System.Runtime.InteropServices;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Households;

/// <summary>The changing state of a household: its purse (savings), as of the day on which it was last updated.</summary>
/// <param name="PurseCents">Savings in constant US cents, never below 0.</param>
/// <param name="AsOfDay">The day of the last update, in days since the start of the run.</param>
/// <param name="SavingPerYear">The amount that the household saves, in whole constant US dollars a year; 65,535 also stands for more.</param>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
public record struct HouseholdRow(Cents PurseCents, ushort AsOfDay, ushort SavingPerYear);
