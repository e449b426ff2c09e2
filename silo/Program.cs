using AdoptionSim.Silo;

return await SiloHost.RunAsync(args, Console.Error);
