namespace CyberPort.EndToEnd.Servers;

/// <summary>Classes that drive a browser run one after another: two cores hold one browser and one server.</summary>
[CollectionDefinition("browser", DisableParallelization = true)]
public sealed class BrowserCollection;

/// <summary>Classes that measure crashes run alone.</summary>
[CollectionDefinition("alone", DisableParallelization = true)]
public sealed class AloneCollection;
