global using AdoptionSim.Tests.Support.Runs;
global using Orleans;
global using Orleans.Runtime;
