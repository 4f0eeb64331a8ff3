// Bodies of the methods that discussion.go declares with JS.
({ DSSDiscussionReply }) => {
  const replies = async (discussion) => {
    if (!discussion.discussionDataHasReplies) await discussion._getWithReplies();
    return discussion.discussionData.replies;
  };
  return {
    DSSDiscussion: {
      async setMetadata(discussionMetadata) {
        await this._put({ ...discussionMetadata, replies: await replies(this) });
      },
      async getReplies() { return (await replies(this)).map((reply) => new DSSDiscussionReply(reply)); },
    },
  };
}
