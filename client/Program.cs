System.Console.WriteLine("adoptsim");
