using CyberPort.EndToEnd.Access;

namespace CyberPort.EndToEnd.Pages;

/// <summary>Classes that read and post pages share one host inside the process: its demo is loaded once.</summary>
[CollectionDefinition("pages")]
public sealed class PagesCollection : ICollectionFixture<InsideServer>;
