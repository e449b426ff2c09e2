using AdoptionSim.Silo;

await SiloHost.Build(args).RunAsync();
