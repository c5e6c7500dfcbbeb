namespace CyberPort.Storage.Databases;

/// <summary>A row moved since it was read: of two changes exactly one wins, and this is the other.</summary>
public sealed class StaleRowException(string what) : Exception($"{what} was changed by somebody else since it was read.")
{
    public string What { get; } = what;
}

/// <summary>A unique key is taken already, for example a client key that was sent before.</summary>
public sealed class DuplicateKeyException(Exception inner) : Exception("A row with this key exists already.", inner);

/// <summary>The database could not be read or written; nothing is half-written and the same request may be sent again.</summary>
public sealed class StorageUnavailableException(Exception? inner) : Exception(
    "データベースを利用できませんでした。途中まで書き込まれたものはありません。同じ内容をもう一度送信してください。 / "
    + "The database could not be read or written. Nothing is half-written; send the same request again.", inner);
