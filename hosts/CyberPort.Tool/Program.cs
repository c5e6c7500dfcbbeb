Console.WriteLine("cyberport");
